package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.load.Workload;
import dev.roster.chat.Account;
import dev.roster.command.Engine;
import dev.roster.platform.Platforms;
import dev.roster.slack.SlackAdapter;
import dev.roster.slack.SlackSettings;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.Shown;
import dev.roster.slack.standin.SignedDoor;
import dev.roster.slack.standin.StandInSlack;
import java.util.List;
import java.util.Optional;

/** Through the adapter of Slack, with the tests' small Slack on the other side. */
final class SlackWay implements Way<Shown> {

  private static final String CHANNEL = "C0GENERAL";

  private final StandInSlack slack;
  private final SlackAdapter adapter;
  private final Door door;
  private final People people;

  private SlackWay(StandInSlack slack, SlackAdapter adapter, Door door, int orgs) {
    this.slack = slack;
    this.adapter = adapter;
    this.door = door;
    this.people = new People(slack, door);
    for (int org = 0; org < orgs; org++) {
      String user = account(org, 0).user();
      slack.addUser(user, "owner" + org, user + "@bench.test");
    }
  }

  /** The account of a member of an org, 0 for its owner. */
  static Account account(int org, int member) {
    return new Account("slack", StandInSlack.TEAM, "U" + org + "X" + member);
  }

  /** Signed HTTP, to Roster's own web server. */
  static SlackWay byHttp(Engine engine, Platforms platforms, int orgs) throws Exception {
    var slack = new StandInSlack();
    var settings = settings(slack, List.of(SignedDoor.SECRET), Optional.empty());
    var adapter = SlackAdapter.start(engine, platforms, settings);
    return new SlackWay(slack, adapter, new HttpDoor(adapter.http().orElseThrow()), orgs);
  }

  /** Socket Mode. */
  static SlackWay bySocket(Engine engine, Platforms platforms, int orgs) throws Exception {
    var slack = new StandInSlack();
    var socket = slack.openSocket();
    var settings = settings(slack, List.of(), Optional.of(StandInSlack.APP_TOKEN));
    return new SlackWay(slack, SlackAdapter.start(engine, platforms, settings), socket, orgs);
  }

  private static SlackSettings settings(
      StandInSlack slack, List<String> secrets, Optional<String> appToken) {
    return SlackSettings.alone(
        StandInSlack.BOT_TOKEN, secrets, appToken, Optional.of(slack.apiBaseUrl()));
  }

  @Override
  public Heard<Shown> type(Workload workload, int org, int member) throws Exception {
    String mention = "<@" + account(org, member).user() + "|somebody>";
    return heard(people.type(account(org, 0).user(), CHANNEL, workload.line(mention)));
  }

  @Override
  public Heard<Shown> press(int org, Shown message, String label) throws Exception {
    return heard(people.press(account(org, 0).user(), message, label));
  }

  /** The stand-in takes the times where the acknowledgement and the answer arrive. */
  private static Heard<Shown> heard(Interaction interaction) throws InterruptedException {
    Shown answer = interaction.answer();
    long acknowledged = interaction.ack().took().toNanos();
    return new Heard<>(answer, answer.text(), acknowledged, interaction.answeredAfter());
  }

  @Override
  public void close() {
    adapter.close();
    door.close();
    slack.close();
  }
}
