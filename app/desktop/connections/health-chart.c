/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/health-chart.h"

#include <glib/gi18n.h>

#include "desktop/connections/health-words.h"

#define MOST_COLUMNS 14
#define HEIGHT 64
#define NARROWEST 6
#define WIDEST 28
#define GAP 6
/* What is there is seen, however few it is of all. */
#define LOWEST 4
#define STRIPE 2

struct _MwHealthChart
{
  GtkWidget parent_instance;

  GPtrArray *days; /* (owned) (nullable) (element-type MwHealth) */
};

G_DEFINE_FINAL_TYPE (MwHealthChart, mw_health_chart, GTK_TYPE_WIDGET)

/* Where the columns are. */
typedef struct
{
  guint first; /* the day that is shown first */
  guint n;
  float width; /* of a column */
  float step;
} Layout;

static Layout
lay_out (MwHealthChart *self)
{
  Layout layout = { .n = self->days != NULL ? MIN (self->days->len, MOST_COLUMNS) : 0 };
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));

  if (layout.n == 0)
    return layout;
  layout.first = self->days->len - layout.n;
  layout.width = CLAMP ((width - (float) (layout.n - 1) * GAP) / (float) layout.n, 1, WIDEST);
  layout.step = layout.n > 1 ? (width - layout.width) / (float) (layout.n - 1) : 0;
  return layout;
}

/* From the oldest at the start to the newest at the end, in the direction of reading. */
static float
find_x (MwHealthChart *self, const Layout *layout, guint column)
{
  float x = (float) column * layout->step;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return x;
  return (float) gtk_widget_get_width (GTK_WIDGET (self)) - x - layout->width;
}

static guint
find_most (MwHealthChart *self, const Layout *layout)
{
  guint most = 1;

  for (guint i = 0; i < layout->n; i++)
    most =
        MAX (most, mw_health_get_n_mailboxes (g_ptr_array_index (self->days, layout->first + i)));
  return most;
}

/* A named colour of the theme, which dark and high contrast have their own of. */
static GdkRGBA
find_color (MwHealthChart *self, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0 };

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

typedef enum
{
  PART_WORKS,
  PART_WARNINGS,
  PART_FAILS,
  PART_UNTESTED,
  N_PARTS
} Part;

static guint
get_number (const MwHealth *health, Part part)
{
  const guint numbers[N_PARTS] = { health->n_works, health->n_warnings, health->n_fails,
                                   health->n_untested };

  return numbers[part];
}

/* Told without colour, too: what works is pale, a warning is striped, what fails is full and
 * broader, and what is not known is an outline. */
static void
draw_part (GtkSnapshot *snapshot, Part part, const GdkRGBA *color, graphene_rect_t area)
{
  GdkRGBA pale = *color;
  GskRoundedRect outline;

  switch (part)
    {
    case PART_WORKS:
      pale.alpha *= 0.6f;
      gtk_snapshot_append_color (snapshot, &pale, &area);
      break;
    case PART_WARNINGS:
      for (float y = 0; y < area.size.height; y += 2 * STRIPE)
        gtk_snapshot_append_color (snapshot, color,
                                   &GRAPHENE_RECT_INIT (area.origin.x, area.origin.y + y,
                                                        area.size.width,
                                                        MIN (STRIPE, area.size.height - y)));
      break;
    case PART_FAILS:
      gtk_snapshot_append_color (snapshot, color,
                                 &GRAPHENE_RECT_INIT (area.origin.x - 2, area.origin.y,
                                                      area.size.width + 4, area.size.height));
      break;
    case PART_UNTESTED:
    case N_PARTS:
    default:
      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                                  (GdkRGBA[4]){ *color, *color, *color, *color });
      break;
    }
}

static void
draw_column (MwHealthChart *self,
             GtkSnapshot *snapshot,
             const MwHealth *health,
             guint most,
             graphene_rect_t room)
{
  static const char *const names[N_PARTS] = { "success_color", "warning_color", "error_color",
                                              NULL };
  float bottom = room.origin.y + room.size.height;

  for (Part part = 0; part < N_PARTS; part++)
    {
      guint n = get_number (health, part);
      GdkRGBA color = find_color (self, names[part]);
      float height = (float) n / (float) most * (room.size.height - N_PARTS * LOWEST);

      if (n == 0)
        continue;
      if (part == PART_UNTESTED)
        color.alpha *= 0.5f;
      height = MAX (height, LOWEST);
      bottom -= height;
      draw_part (snapshot, part, &color,
                 GRAPHENE_RECT_INIT (room.origin.x, bottom, room.size.width, height - 1));
    }
}

static void
mw_health_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MwHealthChart *self = MW_HEALTH_CHART (widget);
  Layout layout = lay_out (self);
  guint most = find_most (self, &layout);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA line = find_color (self, NULL);

  line.alpha *= 0.3f;
  gtk_snapshot_append_color (
      snapshot, &line,
      &GRAPHENE_RECT_INIT (0, height - 1, (float) gtk_widget_get_width (widget), 1));
  for (guint i = 0; i < layout.n; i++)
    draw_column (self, snapshot, g_ptr_array_index (self->days, layout.first + i), most,
                 GRAPHENE_RECT_INIT (find_x (self, &layout, i) + 2, 0, MAX (1, layout.width - 4),
                                     height - 1));
}

static void
mw_health_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = HEIGHT;
  *natural = HEIGHT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MOST_COLUMNS * NARROWEST;
      *natural = MOST_COLUMNS * (WIDEST + GAP);
    }
}

static gboolean
mw_health_chart_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MwHealthChart *self = MW_HEALTH_CHART (widget);
  Layout layout = lay_out (self);

  for (guint i = 0; i < layout.n && !keyboard; i++)
    {
      const MwHealth *health = g_ptr_array_index (self->days, layout.first + i);
      float left = find_x (self, &layout, i);
      g_autofree char *date = NULL;
      g_autofree char *words = NULL;
      g_autofree char *text = NULL;

      if ((float) x < left || (float) x > left + layout.width)
        continue;
      date = mw_health_words_date (&health->day);
      words = mw_health_words_describe (health);
      text = g_strdup_printf ("%s\n%s", date, words);
      gtk_tooltip_set_text (tooltip, text);
      gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) left, 0, (int) layout.width,
                                                          gtk_widget_get_height (widget) });
      return TRUE;
    }
  return FALSE;
}

static void
mw_health_chart_finalize (GObject *object)
{
  g_clear_pointer (&MW_HEALTH_CHART (object)->days, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_health_chart_parent_class)->finalize (object);
}

static void
mw_health_chart_class_init (MwHealthChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mw_health_chart_finalize;
  widget_class->measure = mw_health_chart_measure;
  widget_class->query_tooltip = mw_health_chart_query_tooltip;
  widget_class->snapshot = mw_health_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mw_health_chart_init (MwHealthChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  /* Translators: what a screen reader says of the chart of works, warnings and failures */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mailboxes by Day"), -1);
}

static void
describe (MwHealthChart *self)
{
  g_autofree char *words = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  if (self->days->len == 0)
    return;
  words = mw_health_words_describe (g_ptr_array_index (self->days, self->days->len - 1));
  before = mw_health_words_compare (self->days);
  text = g_strdup_printf ("%s %s", words, before != NULL ? before : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_strchomp (text), -1);
}

void
mw_health_chart_set_days (MwHealthChart *self, GPtrArray *days)
{
  g_return_if_fail (MW_IS_HEALTH_CHART (self));
  g_return_if_fail (days != NULL);

  g_ptr_array_ref (days);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = days;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const MwHealth *
mw_health_chart_get_first (MwHealthChart *self)
{
  Layout layout = { 0 };

  g_return_val_if_fail (MW_IS_HEALTH_CHART (self), NULL);

  layout = lay_out (self);
  return layout.n > 0 ? g_ptr_array_index (self->days, layout.first) : NULL;
}
