package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.command.Shown;
import dev.roster.lookalike.Lookalikes;
import dev.roster.person.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Why an address may be meant to deceive: it looks like another one and is not it.
 *
 * @param why half a sentence that goes on from the address
 * @param refused whether nobody can send there anyway
 */
record Suspicion(String why, boolean refused) {

  /** Checks that there is a reason. */
  Suspicion {
    requireNonNull(why, "why must not be null");
  }

  /**
   * What is suspicious in an address that is to be invited to an org.
   *
   * @param by whoever invites: besides the org's proven domains theirs is one that others imitate
   */
  static Optional<Suspicion> of(Handle sql, UUID org, UUID by, EmailAddress email) {
    if (Lookalikes.hasMixedDomain(email)) {
      return Optional.of(
          new Suspicion(
              "has a domain that mixes alphabets%s, which no honest registry gives away: type the address anew"
                  .formatted(Lookalikes.named(email)),
              true));
    }
    Set<String> others = Lookalikes.of(email);
    Optional<String> like =
        alike(sql, org, others).or(() -> likeDomain(sql, org, by, email, others));
    if (like.isPresent()) {
      return Optional.of(
          new Suspicion(
              "looks like %s and is not%s"
                  .formatted(Shown.of(like.get(), 80), Lookalikes.named(email)),
              false));
    }
    return Lookalikes.mixture(email).map(words -> new Suspicion(words, false));
  }

  /** What is suspicious in an address by itself; a sentence for who is told of it. */
  static Optional<String> warning(EmailAddress email) {
    return Lookalikes.mixture(email)
        .map(words -> "Their address %s. Make sure who it is.".formatted(words));
  }

  /** Whom of the org it could be taken for. */
  private static Optional<String> alike(Handle sql, UUID org, Set<String> others) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    return sql.createQuery(
            """
            select email from (
              select p.email from person p
              join membership m on m.person_id = p.id and m.org_id = :org
              where p.email_norm in (<others>)
              union
              select i.email from invitation i force index (invitation_email)
              where i.email_norm in (<others>) and i.state = 'pending' and i.org_id = :org) known
            limit 1
            """)
        .bind("org", org)
        .bindList("others", List.copyOf(others))
        .mapTo(String.class)
        .findOne();
  }

  private static Optional<String> likeDomain(
      Handle sql, UUID org, UUID by, EmailAddress email, Set<String> others) {
    String own = domain(email.normalised());
    Set<String> imitated =
        others.stream()
            .map(Suspicion::domain)
            .filter(domain -> !domain.equals(own))
            .collect(Collectors.toUnmodifiableSet());
    if (imitated.isEmpty()) {
      return Optional.empty();
    }
    return sql.createQuery(
            """
            select domain from org_domain
            where org_id = :org and state = 'proven' and domain in (<imitated>)
            union
            select substring_index(email_norm, '@', -1) from person
            where id = :by and substring_index(email_norm, '@', -1) in (<imitated>)
            limit 1
            """)
        .bind("org", org)
        .bind("by", by)
        .bindList("imitated", List.copyOf(imitated))
        .mapTo(String.class)
        .findOne();
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
