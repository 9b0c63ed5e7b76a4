package dev.roster.platform;

import java.util.List;

/** What the domain name system says of domains. */
public interface DomainRecords {

  /**
   * The TXT records of a name, each with its strings put together (RFC 7208, 3.3) and without
   * blanks and quotes. Asks the network anew and takes at most some seconds.
   *
   * @param name in ASCII, without a dot at the end
   */
  Answer texts(String name);

  /**
   * Whether a domain is one under which others register theirs, such as {@code co.uk}.
   *
   * @param domain in ASCII, lower case
   */
  boolean isPublicSuffix(String domain);

  /** What came of asking. */
  sealed interface Answer {

    /**
     * The name was found, or is known not to exist.
     *
     * @param texts empty when it has no such record
     */
    record Known(List<String> texts) implements Answer {
      /** Copies the texts. */
      public Known {
        texts = List.copyOf(texts);
      }
    }

    /**
     * Nobody answered in time, or with an error: nothing is known.
     *
     * @param why for the log
     */
    record Unknown(String why) implements Answer {}
  }
}
