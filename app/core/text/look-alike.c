/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/text/look-alike.h"

/* From the data of UTS 39 (confusables.txt of Unicode 15.0): the letters whose skeleton is that of
 * a letter of ASCII, of the scripts that share most of them with Latin. ICU knows all others, too,
 * for 30 MB. */
static const struct
{
  const char *letters;
  const char *latin;
} LOOK_ALIKES[] = {
  /* Latin */
  { "ıƄƍƖƦƽǀɑɡɣɩɪɯʋʏᴄᴏᴑᴜᴠᴡᴢᶃᶌẝỿ", "ibgIRslagyiiwuycoouvwzgyfy" },
  { "ꜱꞘꞙꞟꞲꞳꞴꬲꬵꬽꭇꭈꭎꭒꭚ", "sFfuJXBeforruuy" },
  /* Greek */
  { "ͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυϜϳϺᴦ", "JABEZHIKMNOPTYXayivopouFjMr" },
  /* Cyrillic */
  { "ЅІЈАВЕКМНОРСТУХЬагеорсухѕіјѡѴѵҮүһҽӀӏԁԌԛԜԝꙇ", "SIJABEKMHOPCTYXbareopcyxsijwVvYyheIldGqWwi" },
  /* Armenian */
  { "ՍՏՕագզհոռսցքօ", "USOwqqhnnugfo" },
  /* Cherokee */
  { "ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ", "DRTiYAJEWMHYGhZbRWSVSLCPKdGB" },
  { "ꭵꮁꮃꮓꮩꮪꮯ", "irwzvsc" },
  /* Coptic */
  { "ⲅⲎⲒⲔⲘⲚⲞⲟⲢⲣⲤⲥⲦⲨⲬⳐ", "rHIKMNOoPpCcTYXL" },
};

static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < G_N_ELEMENTS (LOOK_ALIKES); i++)
    {
      const char *letter = LOOK_ALIKES[i].letters;

      for (const char *latin = LOOK_ALIKES[i].latin; *latin; latin++)
        {
          g_hash_table_insert (table, GUINT_TO_POINTER (g_utf8_get_char (letter)),
                               GUINT_TO_POINTER (*latin));
          letter = g_utf8_next_char (letter);
        }
    }
  return table;
}

gunichar
mw_look_alike_find (gunichar c)
{
  static gsize table = 0;
  gpointer found = NULL;

  if (c < 0x80)
    return c;
  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());
  found = g_hash_table_lookup ((GHashTable *) table, GUINT_TO_POINTER (c));
  return found ? GPOINTER_TO_UINT (found) : c;
}
