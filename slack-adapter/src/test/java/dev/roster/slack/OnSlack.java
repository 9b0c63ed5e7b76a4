package dev.roster.slack;

import dev.roster.command.Engine;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.Platforms;
import dev.roster.slack.standin.Door;
import dev.roster.slack.standin.People;
import dev.roster.slack.standin.SignedDoor;
import dev.roster.slack.standin.StandInSlack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The adapter around an engine, with the stand-in of Slack and its people on the other side. */
final class OnSlack implements AutoCloseable {

  static final String ADA = "U0ADA";
  static final String BOB = "U0BOB";
  static final String GENERAL = "C0GENERAL";

  final StandInSlack slack;
  final SlackAdapter adapter;
  final ChatPlatform platform;
  final Door door;
  final People people;

  private OnSlack(StandInSlack slack, SlackAdapter adapter, ChatPlatform platform, Door door) {
    this.slack = slack;
    this.adapter = adapter;
    this.platform = platform;
    this.door = door;
    this.people = new People(slack, door);
    slack.addUser(ADA, "ada", "ada@acme.test").addProperty("is_admin", true);
    slack.addUser(BOB, "bob", "bob@acme.test");
  }

  static OnSlack byHttp(Engine engine) throws Exception {
    return byHttp(engine, new Platforms());
  }

  static OnSlack byHttp(Engine engine, Platforms platforms) throws Exception {
    var slack = new StandInSlack();
    var settings =
        SlackSettings.alone(
            StandInSlack.BOT_TOKEN,
            List.of(SignedDoor.SECRET),
            Optional.empty(),
            Optional.of(slack.apiBaseUrl()));
    var adapter = SlackAdapter.start(engine, platforms, settings);
    var http = adapter.http().orElseThrow();
    var door =
        new SignedDoor((headers, body) -> {
          var answer = http.handle(headers, body);
          return Map.entry(answer.status(), answer.body());
        });
    return new OnSlack(slack, adapter, platforms.find("slack").orElseThrow(), door);
  }

  static OnSlack bySocket(Engine engine) throws Exception {
    return bySocket(engine, new Platforms());
  }

  static OnSlack bySocket(Engine engine, Platforms platforms) throws Exception {
    var slack = new StandInSlack();
    var socket = slack.openSocket();
    var settings =
        SlackSettings.alone(
            StandInSlack.BOT_TOKEN,
            List.of(),
            Optional.of(StandInSlack.APP_TOKEN),
            Optional.of(slack.apiBaseUrl()));
    var adapter = SlackAdapter.start(engine, platforms, settings);
    return new OnSlack(slack, adapter, platforms.find("slack").orElseThrow(), socket);
  }

  @Override
  public void close() {
    adapter.close();
    slack.close();
  }
}
