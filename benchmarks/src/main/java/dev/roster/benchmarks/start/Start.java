package dev.roster.benchmarks.start;

/**
 * What one start measured.
 *
 * @param ready milliseconds until it said that it is ready
 * @param connected milliseconds until it was also connected to the chat platforms
 * @param jvm resident memory a while later, in MiB
 * @param server the same of its database server
 */
record Start(long ready, long connected, long jvm, long server) {}
