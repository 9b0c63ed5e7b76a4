package dev.roster.rights;

import dev.roster.testing.TestRoster;

/** Where cells are run: an org that is brought back after each cell that changed it. */
interface Scene {

  /** The core that is spoken to. */
  TestRoster roster();

  /** Everything that a refused cell must leave as it is. */
  String state();

  /** Brings the org back to what it was before the cells. */
  void restore();

  /** The table's word for a role that a refusal names by its title; the title where it has none. */
  String roleOf(String title);

  /** Whether a role holds a permission by the tables. */
  boolean holds(String role, String permission);
}
