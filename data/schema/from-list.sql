-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Mailwright authors

-- What a view from_list is: who can send as what, in the order of the From list: the agent's default
-- first, then by address. It stands on a view sender, which the live database and a draft each have in
-- their own way.
SELECT login, address, display_name,
       row_number() OVER (PARTITION BY login ORDER BY is_default DESC, address_key, profile) AS position,
       agent, profile, address_key
FROM (
  SELECT DISTINCT
         a.login AS login,
         s.address AS address,
         s.display_name AS display_name,
         s.profile IS a.default_profile AS is_default,
         s.address_key AS address_key,
         a.id AS agent,
         s.profile AS profile
  FROM agent a
  JOIN responsibility_agent ra ON ra.agent = a.id
  JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility
  JOIN sender s ON s.profile = rp.profile
);
