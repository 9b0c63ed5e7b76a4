package dev.roster.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.access.Refusal;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.code.Patience;
import dev.roster.person.Claims;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.platform.Profile;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links Discord accounts by signing in at Discord (OAuth2 with {@code identify email}). A link is
 * signed, works for 10 minutes and once. One that was asked for in chat links only the account that
 * asked; one that was asked for on the account page works only in that browser session.
 */
public final class DiscordLinks {

  static final String PLATFORM = "discord";

  /** So long a link works. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  // Each is a row; nobody who means it needs more.
  private static final int MOST_AN_HOUR = 20;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int ID_BYTES = 16;

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final People people;
  private final Claims claims;
  private final SecretKeySpec key;
  private volatile @Nullable Page page;

  /** Where somebody signs in at Discord. */
  @FunctionalInterface
  public interface Page {
    /**
     * The address.
     *
     * @param state comes back with the answer
     * @param challenge of PKCE (RFC 7636, S256)
     */
    URI of(String state, String challenge);
  }

  /**
   * Somebody as Discord tells after they agreed.
   *
   * @param user the id
   * @param name as they are shown
   * @param email their address, only where Discord verified it
   */
  public record Consent(String user, String name, Optional<EmailAddress> email) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** The account speaks for that person now. */
    record Linked(String name, String account) implements Outcome {}

    /** Nothing was changed; says why. */
    record Refused(String sentence) implements Outcome {}

    /** The link was used, is too old, or none of ours. */
    record Over() implements Outcome {}
  }

  DiscordLinks(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      People people,
      Claims claims,
      byte[] key) {
    this.databases = databases;
    this.transactions = transactions;
    this.clock = clock;
    this.people = people;
    this.claims = claims;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Switches it on. */
  public void open(Page at) {
    this.page = at;
  }

  /** Whether accounts are linked so. */
  public boolean isOpen() {
    return page != null;
  }

  /** A link for the account that asks in chat. */
  URI ask(Tx tx, Account account, Place place) {
    tx.actsOnOneself();
    LinkTicket ticket =
        ticket(
            Optional.of(account),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(place.install()),
            tx.now());
    requirePatience(LinkTicketTable.askedBy(tx.sql(), account, tx.now().minus(Patience.HOUR)));
    LinkTicketTable.insert(tx.sql(), ticket);
    tx.audit(
        AuditEvent.created(
            "account.asked", "account_link", ticket.id(), Map.of("account", account.toString())));
    return address(ticket.id());
  }

  /**
   * A link for whoever uses their account page; it works in that session only.
   *
   * @throws Refusal when Discord is not set up, for a session of nobody who is known, and for who
   *     asks too often
   */
  public URI begin(WebSession session) {
    if (!isOpen()) {
      throw new Refusal("Discord is not set up here.");
    }
    UUID person =
        session
            .person()
            .orElseThrow(() -> new Refusal("Only somebody who is known here can link an account."));
    LinkTicket ticket =
        ticket(
            Optional.empty(),
            Optional.of(session.id()),
            Optional.of(person),
            session.proof() instanceof Proof.SignIn,
            Optional.empty(),
            clock.instant());
    return transactions.own(
        Actor.system("link", "link:" + ticket.id()),
        tx -> {
          requirePatience(LinkTicketTable.askedBy(tx.sql(), person, tx.now().minus(Patience.HOUR)));
          LinkTicketTable.insert(tx.sql(), ticket);
          return address(ticket.id());
        });
  }

  private static void requirePatience(int asked) {
    if (asked >= MOST_AN_HOUR) {
      throw new Refusal(
          "Enough links were asked for within the hour. Use one of them, or try again in an hour.");
    }
  }

  private static LinkTicket ticket(
      Optional<Account> account,
      Optional<UUID> session,
      Optional<UUID> person,
      boolean signedIn,
      Optional<String> install,
      Instant now) {
    return new LinkTicket(
        Transactions.newId(), account, session, person, signedIn, install, now, now.plus(LIFE));
  }

  private URI address(UUID id) {
    Page at = page;
    if (at == null) {
      throw new Refusal("Discord is not set up here.");
    }
    return at.of(state(id), challenge(id));
  }

  /** The verifier of PKCE for an answer with that state; empty when the link is over. */
  public Optional<String> verifier(String state) {
    return id(state)
        .filter(
            id -> databases.read(sql -> LinkTicketTable.open(sql, id, clock.instant())).isPresent())
        .map(this::verifier);
  }

  /**
   * Links who came back from Discord.
   *
   * @param session the browser's, when it has one
   */
  public Outcome finish(String state, Optional<WebSession> session, Consent consent) {
    Optional<UUID> id = id(state);
    if (id.isEmpty()) {
      return new Outcome.Over();
    }
    var account = new Account(PLATFORM, Account.EVERYWHERE, consent.user());
    var actor =
        Actor.inChat(
            actor(id.get(), session, account), account, "page discord", "link:" + id.get());
    return transactions.onPlatform(
        actor,
        tx -> {
          Optional<LinkTicket> ticket = LinkTicketTable.open(tx.sql(), id.get(), tx.now());
          if (ticket.isEmpty() || !LinkTicketTable.use(tx.sql(), id.get(), tx.now())) {
            tx.leaveUnchanged();
            return new Outcome.Over();
          }
          return link(tx, ticket.get(), session, consent, account);
        });
  }

  /** Whose act it is: of a link from chat the account's, whoever else uses the browser. */
  private Optional<UUID> actor(UUID id, Optional<WebSession> session, Account account) {
    return databases.read(sql ->
        LinkTicketTable.open(sql, id, clock.instant())
            .flatMap(ticket ->
                ticket.account().isPresent()
                    ? people.byAccount(sql, account)
                    : session.flatMap(WebSession::person)));
  }

  private Outcome link(
      Tx tx, LinkTicket ticket, Optional<WebSession> session, Consent consent, Account account) {
    tx.actsOnOneself();
    var profile =
        new Profile(
            account, consent.name(), Optional.empty(), Profile.Standing.MEMBER, ZoneOffset.UTC);
    if (ticket.account().isPresent()) {
      return ticket.account().get().equals(account)
          ? byAddress(tx, ticket, consent, profile)
          : refused(
              tx,
              ticket,
              account,
              "other_account",
              "You are signed in at Discord as %s, and that is not the account that asked for this link. Nothing was linked. Switch accounts at Discord, then type `/account link` there again."
                  .formatted(profile.name()));
    }
    // Whoever the session is of now: since the link was made they may have become part of another.
    Optional<UUID> person = session.flatMap(WebSession::person);
    if (person.isEmpty()) {
      return refused(
          tx,
          ticket,
          account,
          "other_session",
          "You are signed out in this browser, so nothing was linked. Sign in, then press Link Discord on your account page.");
    }
    if (!session.map(WebSession::id).equals(ticket.session())) {
      return refused(
          tx,
          ticket,
          account,
          "other_session",
          "This link belongs to another browser, or you have signed in anew since, so nothing was linked. Press Link Discord on your own account page.");
    }
    return switch (claims.link(tx, profile, person.get(), ticket.signedIn())) {
      case Claims.Outcome.Refused(var why) ->
          new Outcome.Refused(AccountReplies.refusedOnPage(why, profile.name()));
      case Claims.Outcome.Linked(var into) -> linked(tx, into, profile);
    };
  }

  /**
   * Without the rights of a sign-in, whoever uses the browser: somebody else may have made it open
   * the address that Discord sends people back to.
   */
  private Outcome byAddress(Tx tx, LinkTicket ticket, Consent consent, Profile profile) {
    if (consent.email().isEmpty()) {
      return refused(
          tx,
          ticket,
          profile.account(),
          "no_address",
          "Discord has no verified e-mail address of yours, so Roster cannot tell who you are elsewhere. Verify one in Discord's settings, or type `/account link` with your address there.");
    }
    var place =
        new Place(
            PLATFORM,
            ticket.install().orElse(Account.EVERYWHERE),
            Account.EVERYWHERE,
            ticket.install().filter(Account.EVERYWHERE::equals).isPresent());
    Claims.Outcome claimed = claims.claim(tx, profile, place, consent.email().get(), "Discord");
    return switch (claimed) {
      case Claims.Outcome.Refused(var why) ->
          new Outcome.Refused(
              AccountReplies.refused(why, consent.email().get().typed(), profile.account()));
      case Claims.Outcome.Linked(var person) -> linked(tx, person, profile);
    };
  }

  private Outcome linked(Tx tx, UUID person, Profile profile) {
    return new Outcome.Linked(
        people.find(tx.sql(), person).map(Person::name).orElse("Somebody"), profile.name());
  }

  private static Outcome refused(
      Tx tx, LinkTicket ticket, Account account, String why, String sentence) {
    tx.audit(
        AuditEvent.created(
            "account.refused",
            "account_link",
            ticket.id(),
            Map.of("account", account.toString(), "why", why)));
    return new Outcome.Refused(sentence);
  }

  private String state(UUID id) {
    return BASE64.encodeToString(bytes(id)) + "." + BASE64.encodeToString(mac("state", id));
  }

  private Optional<UUID> id(String state) {
    int dot = state.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] raw = Base64.getUrlDecoder().decode(state.substring(0, dot));
      if (raw.length != ID_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(raw);
      var id = new UUID(buffer.getLong(), buffer.getLong());
      return MessageDigest.isEqual(state(id).getBytes(UTF_8), state.getBytes(UTF_8))
          ? Optional.of(id)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private String verifier(UUID id) {
    return BASE64.encodeToString(mac("verifier", id));
  }

  private String challenge(UUID id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier(id).getBytes(US_ASCII));
      return BASE64.encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] mac(String purpose, UUID id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((purpose + " ").getBytes(UTF_8));
      return mac.doFinal(bytes(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
