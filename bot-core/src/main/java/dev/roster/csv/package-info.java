/** Tables as files that a spreadsheet opens without running anything that people wrote. */
@NullMarked
package dev.roster.csv;

import org.jspecify.annotations.NullMarked;
