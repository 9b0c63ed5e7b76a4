package dev.roster.command;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.positional;
import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.reply.Reply;
import java.util.List;

/** Declarations of every shape, with words of the contract (design.md, "Words in chat"). */
public final class SampleCommands {

  private static final Need NEED = new Need.Holds(Permission.MEMBER_LIST);

  private SampleCommands() {}

  /** All of them, for what adapters make of a catalog. */
  public static Catalog catalog() {
    return Catalog.of(all());
  }

  static List<Command<?>> all() {
    return List.of(
        command("home", Params.none("")),
        command(
            "help", Params.of(rest("topic", "What about", new Kind.Text(60)), Object::toString)),
        command("me", Params.none("")),
        command(
            "org create",
            Params.of(
                required("name", "Its name", new Kind.Text(80)),
                required("plan", "Its plan", new Kind.Choice(List.of("free", "starter", "pro"))),
                rest("description", "What it is for", new Kind.Text(500)),
                optional("scheme", "Its roles", new Kind.Choice(List.of("owned", "portal"))),
                (name, plan, description, scheme) -> name)),
        command("org list", Params.none("")),
        command(
            "org switch",
            Params.of(
                required("org", "Which", new Kind.Text(40)),
                optional("here", "For this channel", new Kind.YesNo()),
                (org, here) -> org)),
        command(
            "invite send",
            Params.of(
                required("people", "Whom", new Kind.People(50)),
                optional("role", "Their role", new Kind.Text(32)),
                rest("message", "What the mail says", new Kind.Text(500)),
                (people, role, message) -> role.toString())),
        command(
            "invite list",
            Params.of(
                positional("state", "Only these", new Kind.Choice(List.of("pending", "accepted"))),
                rest("query", "A part of the address", new Kind.Text(100)),
                (state, query) -> query.toString())),
        Command.button(
            "invite accept",
            "Join",
            new Need.Nothing(),
            Params.of(carried("invitation", new Kind.Text(40)), Object::toString),
            answer("accepted")),
        command(
            "member role",
            Params.of(
                required("person", "Whose", new Kind.Person((context, sql, typed) -> List.of())),
                required("role", "Which", new Kind.Text(32)),
                rest("reason", "Kept in the audit log", new Kind.Text(200)),
                (person, role, reason) -> role)),
        command(
            "member show",
            Params.of(
                required("person", "Who", new Kind.Person((context, sql, typed) -> List.of())),
                optional("at", "When", new Kind.Text(20)),
                (person, at) -> person.words())),
        command(
            "team role",
            Params.of(
                required("team", "Where", new Kind.Text(40)),
                required("person", "Who", new Kind.Person((context, sql, typed) -> List.of())),
                required("role", "Which", new Kind.Text(32)),
                (team, person, role) -> team)));
  }

  static Command<String> command(String path, Params<String> params) {
    return new Command<>(path, "Does something", path, NEED, params, answer(path));
  }

  static Handler<String> answer(String words) {
    return Handler.read((context, sql, args) -> Reply.text(words));
  }
}
