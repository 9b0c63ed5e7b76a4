package dev.roster.app.web;

/** How the errors look that the server itself answers at addresses of programs. */
public interface ErrorBody {

  /** The media type. */
  String mediaType();

  /**
   * The body.
   *
   * @param status the HTTP status, 400 or more
   * @param largest the largest body that the address takes, in bytes
   * @param incident the id of the log's line; empty when nothing failed in Roster
   */
  byte[] of(int status, long largest, String incident);
}
