/**
 * The commands of the launcher: {@code ./roster serve}, {@code migrate}, {@code config} and so on.
 */
@NullMarked
package dev.roster.app.cli;

import org.jspecify.annotations.NullMarked;
