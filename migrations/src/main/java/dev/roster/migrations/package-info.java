/** Brings a MariaDB to the schema this build needs, and runs a private one where none is given. */
@NullMarked
package dev.roster.migrations;

import org.jspecify.annotations.NullMarked;
