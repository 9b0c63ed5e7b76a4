package dev.roster.account;

import dev.roster.code.Codes;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Feature;
import dev.roster.invite.InviteFeature;
import dev.roster.person.Claims;
import dev.roster.person.People;
import dev.roster.person.PlatformAdmins;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Mailer;
import dev.roster.platform.Platforms;
import dev.roster.session.Sessions;
import dev.roster.store.Databases;
import dev.roster.store.Housekeeping;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The feature as a whole: what the rest of the core uses of it. */
public final class AccountFeature implements Feature {

  /** Addresses that nobody proved are not kept longer than the limits need them. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Databases databases;
  private final InstantSource clock;
  private final Mailer mailer;
  private final Platforms platforms;
  private final Challenges challenges;
  private final CodeMail mail;
  private final ConfirmAccount.Parts confirming;
  private final DiscordLinks discord;
  private final Unlinking unlinking;
  private final ForgetSignIn forgetting;
  private final SignInMail signInMail;

  /**
   * Wires it.
   *
   * @param codeKey 32 bytes from which codes are made and nothing else
   * @param linkKey the same for the links that lead to Discord
   */
  public AccountFeature(Shared shared, Mailer mailer, byte[] codeKey, byte[] linkKey) {
    var codes = new Codes(codeKey);
    this.databases = shared.databases();
    this.clock = shared.clock();
    this.platforms = shared.platforms();
    this.mailer = mailer;
    this.mail = new CodeMail(codes);
    this.challenges = new Challenges(codes, shared.people());
    this.unlinking = new Unlinking(shared.databases(), shared.transactions(), shared.people());
    this.forgetting = new ForgetSignIn(shared.people(), shared.admins());
    this.signInMail = new SignInMail(shared.databases(), shared.people(), mailer);
    var claims = new Claims(Sessions::move);
    this.confirming =
        new ConfirmAccount.Parts(
            challenges, claims, shared.people(), shared.callers(), shared.invite());
    this.discord =
        new DiscordLinks(
            shared.databases(),
            shared.transactions(),
            shared.clock(),
            shared.people(),
            claims,
            linkKey);
  }

  /** What links Discord accounts by signing in there. */
  public DiscordLinks discord() {
    return discord;
  }

  /** What unlinks accounts on the account page. */
  public Unlinking unlinking() {
    return unlinking;
  }

  /** What this feature stands on. */
  public record Shared(
      Databases databases,
      Transactions transactions,
      InstantSource clock,
      Platforms platforms,
      People people,
      Callers callers,
      InviteFeature invite,
      PlatformAdmins admins) {}

  /** The commands, in the order of help. */
  @Override
  public List<Command<?>> commands() {
    return List.of(
        LinkAccount.declare(challenges, discord, confirming.people(), platforms),
        ConfirmAccount.declare(confirming),
        UnlinkAccount.declare(confirming.people(), forgetting),
        SetTimezone.declare(confirming.people()));
  }

  /** Names who sends what the outbox holds. */
  @Override
  public void register(OutboxRelay relay) {
    relay.register(Challenges.MAIL, this::send);
    relay.register(SignInMail.KIND, signInMail::send);
  }

  /** Names what is to be cleared away. */
  @Override
  public void register(Housekeeping housekeeping) {
    housekeeping.add(KEPT, ChallengeTable::deleteBefore);
    housekeeping.add(KEPT, LinkTicketTable::deleteBefore);
  }

  private void send(String key, Map<String, String> words) throws DeliveryException {
    UUID id = UUID.fromString(words.getOrDefault(Challenges.CHALLENGE, ""));
    Optional<Challenge> open =
        databases
            .read(sql -> ChallengeTable.find(sql, id))
            .filter(challenge -> challenge.isOpenAt(clock.instant()));
    if (open.isPresent()) {
      mailer.send(mail.compose(open.get(), key));
    }
  }
}
