/** The database: the embedded server or the operator's, its schema and the connection pools. */
@NullMarked
package dev.roster.app.database;

import org.jspecify.annotations.NullMarked;
