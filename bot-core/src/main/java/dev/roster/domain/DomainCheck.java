package dev.roster.domain;

import dev.roster.platform.DomainRecords;
import dev.roster.platform.DomainRecords.Answer;
import java.util.List;
import java.util.UUID;

/** Looks whether an org's record stands at a domain. Asks the network, so never within a change. */
final class DomainCheck {

  /** What was seen. */
  enum Seen {
    /** The record stands there. */
    THERE,
    /** It does not. */
    MISSING,
    /** It does not, but one does that was made for another org or domain, or is not whole. */
    OTHER,
    /** Nobody said; it is to be asked again. */
    UNKNOWN;

    /** Whether DNS answered and had no record that counts. */
    boolean isMissing() {
      return this == MISSING || this == OTHER;
    }
  }

  private final DomainRecords records;
  private final DomainToken token;

  DomainCheck(DomainRecords records, DomainToken token) {
    this.records = records;
    this.token = token;
  }

  /** The name at which the record is looked for first; the domain itself comes second. */
  static String name(DomainName domain) {
    return "_roster." + domain;
  }

  /** What the record says. */
  String record(UUID org, DomainName domain) {
    return token.record(org, domain);
  }

  Seen look(UUID org, DomainName domain) {
    String wanted = record(org, domain);
    boolean unknown = false;
    boolean other = false;
    for (String name : List.of(name(domain), domain.ascii())) {
      switch (records.texts(name)) {
        case Answer.Known(var texts) -> {
          if (texts.stream().map(String::strip).anyMatch(wanted::equals)) {
            return Seen.THERE;
          }
          other |= texts.stream().map(String::strip).anyMatch(DomainToken::isOne);
        }
        case Answer.Unknown _ -> unknown = true;
      }
    }
    return unknown ? Seen.UNKNOWN : other ? Seen.OTHER : Seen.MISSING;
  }

  boolean isPublicSuffix(DomainName domain) {
    return records.isPublicSuffix(domain.ascii());
  }
}
