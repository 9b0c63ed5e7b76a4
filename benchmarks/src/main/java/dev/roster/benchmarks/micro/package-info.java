/** What runs in process on every command, under JMH. */
@NullMarked
package dev.roster.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
