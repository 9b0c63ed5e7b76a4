package dev.roster.signin;

import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.person.Addresses;
import dev.roster.session.Proof;
import dev.roster.session.SignInRows;
import dev.roster.store.Tx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who signed in. What they are called at the identity provider for good (issuer and subject)
 * counts first, the verified address only for somebody who never signed in. One sign-in belongs to
 * one person, and one person to one sign-in of an identity provider (B35): a company gives an
 * address to somebody new, and the old one's places must not come with it.
 */
final class Recognition {

  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

  private final Predicate<Account> home;

  /**
   * Wires it.
   *
   * @param home whether whoever runs this Roster vouches for the addresses of where an account is;
   *     what other workspaces say of an address binds nobody here
   */
  Recognition(Predicate<Account> home) {
    this.home = home;
  }

  /** Who it is. */
  sealed interface Verdict {
    /** This person. */
    record Known(UUID person) implements Verdict {}

    /** Nobody yet. */
    record Nobody() implements Verdict {}

    /** Somebody who signs in with another account. */
    record OtherAccount() implements Verdict {}

    /** Another person's. */
    record Refused(String sentence) implements Verdict {}
  }

  /**
   * What is known before anything is changed.
   *
   * @param row of this sign-in
   * @param reader who proved the address
   * @param witnessed whom a trusted workspace shows with the address, though they did not prove it
   */
  record Look(Optional<SignInTable.Row> row, Optional<UUID> reader, Optional<UUID> witnessed) {

    /** Who it probably is. */
    Optional<UUID> person() {
      return row.map(SignInTable.Row::person).or(() -> reader).or(() -> witnessed);
    }

    /** Who it is when nothing has to be written for it. */
    Optional<UUID> settled(Proof.SignIn proof) {
      return isOtherReader()
          ? Optional.empty()
          : row.filter(one -> one.normalised().equals(proof.email().normalised()))
              .map(SignInTable.Row::person);
    }

    private boolean isOtherReader() {
      return row.isPresent() && reader.filter(who -> !who.equals(row.get().person())).isPresent();
    }
  }

  /** Looks; nothing is written. */
  Look look(Handle sql, Proof.SignIn proof) {
    Optional<SignInTable.Row> row = SignInTable.find(sql, proof);
    Optional<UUID> reader = Addresses.reader(sql, proof.email());
    return new Look(
        row,
        reader,
        row.isPresent() || reader.isPresent() ? Optional.empty() : witnessed(sql, proof));
  }

  /** Whether it is somebody, and would not be refused; nothing is written. */
  boolean recognises(Handle sql, Proof.SignIn proof) {
    Look look = look(sql, proof);
    return !look.isOtherReader()
        && look.person().filter(who -> !SignInTable.hasOther(sql, who, proof)).isPresent();
  }

  private Optional<UUID> witnessed(Handle sql, Proof.SignIn proof) {
    List<UUID> shown =
        Addresses.shown(sql, proof.email()).stream()
            .filter(one -> home.test(one.account()))
            .map(Addresses.Shown::person)
            .distinct()
            .toList();
    return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
  }

  /** Decides and writes; somebody whom nobody knows becomes a person. */
  Verdict settle(Tx tx, Proof.SignIn proof) {
    tx.actsOnOneself();
    Look look = look(tx.sql(), proof);
    if (look.isOtherReader()) {
      record(tx, proof, look.reader().orElseThrow(), "other_person");
      return new Verdict.Refused(
          "%s says now that you are %s. That is the address of somebody else here, so nothing was changed and your own account stays as it is. Ask whoever runs this Roster to look."
              .formatted(host(proof.issuer()), proof.email()));
    }
    if (look.row().isPresent()) {
      return again(tx, proof, look.row().get());
    }
    Optional<UUID> known = look.reader().or(look::witnessed);
    if (known.filter(person -> SignInRows.hasOther(tx, person, proof)).isPresent()) {
      record(tx, proof, known.get(), "other_sign_in");
      return new Verdict.OtherAccount();
    }
    if (look.reader().isEmpty()) {
      look.witnessed().ifPresent(person -> Addresses.prove(tx, person, proof.email()));
    }
    UUID person =
        known.orElseGet(
            () -> Addresses.newcomer(tx, proof.email(), proof.firstName(), proof.lastName()));
    SignInRows.bind(tx, proof, person);
    tx.audit(
        AuditEvent.created(
                "account.sign_in",
                "person",
                person,
                Map.of("issuer", proof.issuer(), "person", person.toString()))
            .saying(Map.of("email", proof.email().typed())));
    return new Verdict.Known(person);
  }

  /** Somebody who signed in before; the address may have changed since (C16). */
  private static Verdict again(Tx tx, Proof.SignIn proof, SignInTable.Row row) {
    if (row.normalised().equals(proof.email().normalised())) {
      tx.leaveUnchanged();
      return new Verdict.Known(row.person());
    }
    SignInTable.address(tx.sql(), proof);
    Addresses.change(tx, row.person(), Optional.of(row.email()), proof.email());
    return new Verdict.Known(row.person());
  }

  private static void record(Tx tx, Proof.SignIn proof, UUID whose, String why) {
    tx.audit(
        AuditEvent.created(
                "account.sign_in_refused",
                "person",
                whose,
                Map.of("issuer", proof.issuer(), "why", why, "person", whose.toString()))
            .saying(Map.of("email", proof.email().typed())));
    LOG.warn("a sign-in was refused ({}): its address is that of the person {}", why, whose);
  }

  /** How an identity provider is named to people. */
  static String host(String issuer) {
    String host = URI.create(issuer).getHost();
    return host == null ? issuer : host;
  }
}
