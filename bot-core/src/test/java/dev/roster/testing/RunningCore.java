package dev.roster.testing;

import dev.roster.assembly.Core;
import dev.roster.assembly.Settings;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.org.OrgCreation;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The whole core over a database of its own, a chat platform and a mailer in memory, with words to
 * tell a story: who says what, who presses which button.
 */
public final class RunningCore implements AutoCloseable {

  /** The Slack workspace that everybody is in. */
  public static final String TENANT = "T1";

  private static final AtomicLong DELIVERIES = new AtomicLong();

  private final TestDatabase database;
  private final FakePlatform chat = new FakePlatform("slack");
  private final FakeMailer mailer = new FakeMailer();
  private final SettableClock clock;
  private final Core core;

  private RunningCore(TestDatabase database, SettableClock clock) {
    this.database = database;
    this.clock = clock;
    this.core =
        Core.create(database.read(), database.write(), settings(), mailer, (InstantSource) clock);
    core.platforms().register(chat);
    core.start();
  }

  /** Starts on a migrated database; the clock stands still at the given one's instant. */
  public static RunningCore on(TestDatabase database, SettableClock clock) {
    return new RunningCore(database, clock);
  }

  /** The same with a clock of its own. */
  public static RunningCore on(TestDatabase database) {
    return new RunningCore(database, new SettableClock());
  }

  private static Settings settings() {
    return new Settings(
        new byte[32], URI.create("https://roster.test"), OrgCreation.CHAT_ADMINS, Set.of());
  }

  /** The core. */
  public Core core() {
    return core;
  }

  /** The chat platform. */
  public FakePlatform chat() {
    return chat;
  }

  /** The mails. */
  public FakeMailer mailer() {
    return mailer;
  }

  /** The clock. */
  public SettableClock clock() {
    return clock;
  }

  /** The database. */
  public TestDatabase database() {
    return database;
  }

  /** Somebody who may create orgs, with an address at acme.test. */
  public Account admin(String user) {
    return person(user, Standing.ADMIN);
  }

  /** A full member of the workspace, with an address at acme.test. */
  public Account person(String user) {
    return person(user, Standing.MEMBER);
  }

  private Account person(String user, Standing standing) {
    String name = Character.toUpperCase(user.charAt(0)) + user.substring(1);
    return chat.person(TENANT, user, name, Optional.of(user + "@acme.test"), standing);
  }

  /** A call with a delivery id of its own. */
  public static Call call(Account who, Input input) {
    return call(who, input, "d" + DELIVERIES.incrementAndGet());
  }

  /** A call. */
  public static Call call(Account who, Input input, String delivery) {
    return new Call(who, new Place(who.platform(), who.tenant(), "C1", false), input, delivery);
  }

  /** Somebody types a line. */
  public Reply say(Account who, String line) {
    return core.engine().handle(call(who, new Input.Line(line)));
  }

  /** The words of the answer to a line. */
  public String hear(Account who, String line) {
    return message(say(who, line)).words();
  }

  /** Somebody presses a button of a message. */
  public Reply press(Account who, Reply message, String label) {
    return core.engine().handle(call(who, new Input.Pressed(button(message, label).id())));
  }

  /** The message of a reply, whether it is new or takes another's place. */
  public static Reply.Message message(Reply reply) {
    return switch (reply) {
      case Reply.Message message -> message;
      case Reply.Update(var message) -> message;
      case Reply.File file -> file.caption();
    };
  }

  /** The button of that label. */
  public static Button button(Reply reply, String label) {
    return message(reply).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .filter(button -> button.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no button " + label + " in: " + message(reply).words()));
  }

  @Override
  public void close() {
    core.close();
  }
}
