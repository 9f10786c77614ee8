/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/suggestion.h>

#include <glib/gi18n-lib.h>

#include <mailwright/connection-plan.h>
#include <mailwright/port.h>

struct _MwOffer
{
  GObject parent_instance;

  MwEncryption encryption;
  guint port;
  MwProbeReport *report; /* (owned) (nullable): until it came */
  gboolean looked;       /* or given up */
};

G_DEFINE_FINAL_TYPE (MwOffer, mw_offer, G_TYPE_OBJECT)

struct _MwSuggestion
{
  GObject parent_instance;

  MwProber *prober;          /* (owned) */
  MwSheet *sheet;            /* (owned) */
  MwProtocol *protocol;      /* (owned) */
  GPtrArray *offers;         /* (owned) (element-type MwOffer) */
  GCancellable *cancellable; /* (owned) */
  guint n_running;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSuggestion,
                               mw_suggestion,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef enum
{
  OFFER_PROP_STATE_TEXT = 1,
  OFFER_PROP_REACHABILITY,
} OfferProperty;

static GParamSpec *offer_properties[OFFER_PROP_REACHABILITY + 1];

typedef enum
{
  PROP_RUNNING = 1,
} Property;

static GParamSpec *properties[PROP_RUNNING + 1];

/* ---- an offer ---- */

static gboolean
was_passed (MwOffer *self, MwProbeStep step)
{
  const MwProbeFields *fields = NULL;
  MwProbeOutcome outcome = MW_PROBE_OUTCOME_NOT_REACHED;

  if (self->report == NULL)
    return FALSE;
  fields = mw_probe_report_get_fields (self->report);
  outcome = fields->steps[step].outcome;
  return outcome == MW_PROBE_OUTCOME_PASSED || outcome == MW_PROBE_OUTCOME_WARNED;
}

/* It was only tried: that no server listens on each port is no fault. */
static gboolean
answers_nothing (MwOffer *self)
{
  MwVerdict verdict = mw_probe_report_get_verdict (self->report);

  return verdict == MW_VERDICT_CONNECTION_REFUSED || verdict == MW_VERDICT_CONNECTION_TIMED_OUT ||
         verdict == MW_VERDICT_UNREACHABLE;
}

static gboolean
is_trusted (MwOffer *self)
{
  return self->encryption == MW_ENCRYPTION_NONE || was_passed (self, MW_PROBE_STEP_CERTIFICATE);
}

static void
mw_offer_finalize (GObject *object)
{
  g_clear_object (&MW_OFFER (object)->report);

  G_OBJECT_CLASS (mw_offer_parent_class)->finalize (object);
}

static void
mw_offer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OfferProperty) id)
    {
    case OFFER_PROP_STATE_TEXT:
      g_value_set_string (value, mw_offer_get_state_text (MW_OFFER (object)));
      break;
    case OFFER_PROP_REACHABILITY:
      g_value_set_int (value, mw_offer_get_reachability (MW_OFFER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_offer_class_init (MwOfferClass *klass)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mw_offer_finalize;
  object_class->get_property = mw_offer_get_property;

  offer_properties[OFFER_PROP_STATE_TEXT] =
      g_param_spec_string ("state-text", NULL, NULL, NULL, told);
  offer_properties[OFFER_PROP_REACHABILITY] = g_param_spec_int (
      "reachability", NULL, NULL, 0, MW_REACHABILITY_FAILS, MW_REACHABILITY_UNTESTED, told);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (offer_properties),
                                     offer_properties);
}

static void
mw_offer_init (MwOffer *self)
{
}

static void
mw_offer_take_report (MwOffer *self, MwProbeReport *report)
{
  self->report = report;
  self->looked = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), offer_properties[OFFER_PROP_REACHABILITY]);
  g_object_notify_by_pspec (G_OBJECT (self), offer_properties[OFFER_PROP_STATE_TEXT]);
}

MwEncryption
mw_offer_get_encryption (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), MW_ENCRYPTION_NONE);

  return self->encryption;
}

guint
mw_offer_get_port (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), 0);

  return self->port;
}

gboolean
mw_offer_is_there (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), FALSE);

  if (self->encryption == MW_ENCRYPTION_NONE)
    return was_passed (self, MW_PROBE_STEP_GREETING);
  return was_passed (self, MW_PROBE_STEP_ENCRYPTION);
}

MwReachability
mw_offer_get_reachability (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), MW_REACHABILITY_UNTESTED);

  if (self->report == NULL)
    return MW_REACHABILITY_UNTESTED;
  if (!mw_offer_is_there (self))
    return MW_REACHABILITY_FAILS;
  if (self->encryption == MW_ENCRYPTION_NONE || !is_trusted (self))
    return MW_REACHABILITY_WARNING;
  return MW_REACHABILITY_WORKS;
}

const char *
mw_offer_get_state_text (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), NULL);

  if (self->report == NULL)
    return self->looked ? _ ("Not looked at") : _ ("Looking…");
  if (answers_nothing (self))
    return C_ ("encryption", "Nothing answers there");
  if (!mw_offer_is_there (self) || !is_trusted (self))
    return mw_verdict_get_title (mw_probe_report_get_verdict (self->report));
  if (self->encryption == MW_ENCRYPTION_NONE)
    return C_ ("encryption", "Answers, without encryption");
  return C_ ("encryption", "Offered");
}

char *
mw_offer_dup_title (MwOffer *self)
{
  g_return_val_if_fail (MW_IS_OFFER (self), NULL);

  switch (self->encryption)
    {
    case MW_ENCRYPTION_TLS:
      return g_strdup_printf (_ ("TLS on port %u"), self->port);
    case MW_ENCRYPTION_STARTTLS:
      return g_strdup_printf (_ ("STARTTLS on port %u"), self->port);
    case MW_ENCRYPTION_NONE:
    default:
      return g_strdup_printf (_ ("No encryption on port %u"), self->port);
    }
}

/* ---- all of them ---- */

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_OFFER;
}

static guint
get_n_items (GListModel *model)
{
  return MW_SUGGESTION (model)->offers->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwSuggestion *self = MW_SUGGESTION (model);

  if (position >= self->offers->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->offers, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A look under way. */
typedef struct
{
  GWeakRef suggestion;
  MwOffer *offer; /* (owned) */
} Look;

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (MwSuggestion) self = g_weak_ref_get (&look->suggestion);
  MwProbeReport *report = mw_prober_probe_finish (MW_PROBER (source), result, NULL);

  mw_offer_take_report (look->offer, report);
  if (self != NULL && --self->n_running == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_weak_ref_clear (&look->suggestion);
  g_object_unref (look->offer);
  g_free (look);
}

/* What would be connected to with an offer: all else (a CA file, a pin, the least TLS version) is
 * as it is set. */
static MwEndpoint *
make_endpoint (MwSuggestion *self, MwOffer *offer)
{
  g_autoptr (MwSheet) sheet =
      mw_sheet_new (mw_sheet_get_driver (self->sheet), mw_sheet_get_address (self->sheet));
  g_autofree char *port = g_strdup_printf ("%u", offer->port);
  g_autoptr (GHashTable) values = NULL;
  GHashTableIter iter;
  const char *key = NULL;
  const char *planned = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (self->sheet), i);

      mw_sheet_set_override (sheet, mw_value_get_key (value), mw_value_get_value (value));
    }
  values = mw_sheet_plan_encryption (sheet, self->protocol, offer->encryption);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &planned))
    mw_sheet_set_override (sheet, key, planned);
  mw_sheet_set_override (sheet, mw_protocol_get_key (self->protocol, "port"), port);
  return mw_endpoint_new (sheet, self->protocol);
}

static void
look (MwSuggestion *self, MwOffer *offer)
{
  g_autoptr (MwEndpoint) endpoint = make_endpoint (self, offer);
  Look *under_way = g_new0 (Look, 1);

  g_weak_ref_init (&under_way->suggestion, self);
  under_way->offer = g_object_ref (offer);
  self->n_running++;
  mw_prober_probe_async (self->prober, endpoint, NULL, FALSE, self->cancellable, on_looked_cb,
                         under_way);
}

static gboolean
can_encrypt (MwSuggestion *self, MwEncryption encryption)
{
  if (mw_protocol_get_key (self->protocol, "encryption") != NULL)
    return TRUE;
  if (encryption == MW_ENCRYPTION_TLS)
    return mw_protocol_get_key (self->protocol, "implicit-tls") != NULL;
  if (encryption == MW_ENCRYPTION_STARTTLS)
    return mw_protocol_get_key (self->protocol, "starttls") != NULL;
  return TRUE;
}

static void
add_offer (MwSuggestion *self, MwEncryption encryption, guint port)
{
  MwOffer *offer = NULL;

  if (port == 0 || !can_encrypt (self, encryption))
    return;
  for (guint i = 0; i < self->offers->len; i++)
    {
      MwOffer *other = g_ptr_array_index (self->offers, i);

      if (other->encryption == encryption && other->port == port)
        return;
    }
  offer = g_object_new (MW_TYPE_OFFER, NULL);
  offer->encryption = encryption;
  offer->port = port;
  g_ptr_array_add (self->offers, offer);
}

/* The port that is set comes first: who set one that is no standard knows why. */
static void
add_offers (MwSuggestion *self)
{
  g_autofree char *scheme = mw_protocol_dup_scheme (self->protocol);
  const char *port_text = mw_sheet_get (self->sheet, mw_protocol_get_key (self->protocol, "port"));
  guint set_port = port_text != NULL ? (guint) g_ascii_strtoull (port_text, NULL, 10) : 0;

  if (set_port == mw_port_get_standard (scheme, MW_ENCRYPTION_TLS) ||
      set_port == mw_port_get_standard (scheme, MW_ENCRYPTION_STARTTLS))
    set_port = 0;
  for (int i = MW_ENCRYPTION_TLS; i >= MW_ENCRYPTION_NONE; i--)
    {
      add_offer (self, (MwEncryption) i, set_port);
      add_offer (self, (MwEncryption) i, mw_port_get_standard (scheme, (MwEncryption) i));
    }
}

static void
mw_suggestion_dispose (GObject *object)
{
  MwSuggestion *self = MW_SUGGESTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->prober);
  g_clear_object (&self->sheet);
  g_clear_object (&self->protocol);

  G_OBJECT_CLASS (mw_suggestion_parent_class)->dispose (object);
}

static void
mw_suggestion_finalize (GObject *object)
{
  MwSuggestion *self = MW_SUGGESTION (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->offers);

  G_OBJECT_CLASS (mw_suggestion_parent_class)->finalize (object);
}

static void
mw_suggestion_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, mw_suggestion_get_running (MW_SUGGESTION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_suggestion_class_init (MwSuggestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_suggestion_dispose;
  object_class->finalize = mw_suggestion_finalize;
  object_class->get_property = mw_suggestion_get_property;

  properties[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_suggestion_init (MwSuggestion *self)
{
  self->offers = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

MwSuggestion *
mw_suggestion_new (MwProber *prober, MwSheet *sheet, MwProtocol *protocol)
{
  MwSuggestion *self = NULL;

  g_return_val_if_fail (MW_IS_PROBER (prober), NULL);
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);

  self = g_object_new (MW_TYPE_SUGGESTION, NULL);
  self->prober = g_object_ref (prober);
  self->sheet = g_object_ref (sheet);
  self->protocol = g_object_ref (protocol);
  add_offers (self);
  for (guint i = 0; i < self->offers->len; i++)
    look (self, g_ptr_array_index (self->offers, i));
  return self;
}

gboolean
mw_suggestion_get_running (MwSuggestion *self)
{
  g_return_val_if_fail (MW_IS_SUGGESTION (self), FALSE);

  return self->n_running > 0;
}

void
mw_suggestion_cancel (MwSuggestion *self)
{
  g_return_if_fail (MW_IS_SUGGESTION (self));

  g_cancellable_cancel (self->cancellable);
}

MwOffer *
mw_suggestion_get_best (MwSuggestion *self)
{
  MwOffer *second = NULL;

  g_return_val_if_fail (MW_IS_SUGGESTION (self), NULL);

  if (self->n_running > 0)
    return NULL;
  for (guint i = 0; i < self->offers->len; i++)
    {
      MwOffer *offer = g_ptr_array_index (self->offers, i);

      if (!mw_offer_is_there (offer))
        continue;
      if (offer->encryption != MW_ENCRYPTION_NONE && is_trusted (offer))
        return offer;
      if (second == NULL)
        second = offer;
    }
  return second;
}

GHashTable *
mw_suggestion_plan (MwSuggestion *self)
{
  MwOffer *best = NULL;
  MwConnectionWish wish = { 0 };

  g_return_val_if_fail (MW_IS_SUGGESTION (self), NULL);

  best = mw_suggestion_get_best (self);
  if (best == NULL)
    return NULL;
  wish.encryption = best->encryption;
  wish.port = best->port;
  return mw_connection_plan (self->sheet, self->protocol, &wish);
}
