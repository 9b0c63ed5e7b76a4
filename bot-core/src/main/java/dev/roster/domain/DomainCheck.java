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
    /** Nobody said; it is to be asked again. */
    UNKNOWN
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
    for (String name : List.of(name(domain), domain.ascii())) {
      switch (records.texts(name)) {
        case Answer.Known(var texts) -> {
          if (texts.stream().map(String::strip).anyMatch(wanted::equals)) {
            return Seen.THERE;
          }
        }
        case Answer.Unknown _ -> unknown = true;
      }
    }
    return unknown ? Seen.UNKNOWN : Seen.MISSING;
  }

  boolean isPublicSuffix(DomainName domain) {
    return records.isPublicSuffix(domain.ascii());
  }
}
