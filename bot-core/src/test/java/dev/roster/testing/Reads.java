package dev.roster.testing;

import org.jdbi.v3.core.Handle;

/**
 * How many rows a look at the database steps over: the measure of what grows with an org and what
 * does not, the same on every machine.
 */
public final class Reads {

  private Reads() {}

  /** The rows and index entries that the server steps over while something is looked up. */
  public static long of(Handle sql, Runnable look) {
    long before = soFar(sql);
    long asking = soFar(sql) - before;
    long start = soFar(sql);
    look.run();
    return soFar(sql) - start - asking;
  }

  private static long soFar(Handle sql) {
    return sql.createQuery(
            """
            select sum(variable_value) from information_schema.session_status
            where variable_name like 'HANDLER\\_READ%'
            """)
        .mapTo(Long.class)
        .one();
  }
}
