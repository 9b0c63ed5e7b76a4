/** Measures each operation in orgs of very different sizes, in one database and one run. */
@NullMarked
package dev.roster.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
