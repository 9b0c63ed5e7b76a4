package dev.roster.service;

import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKeys;
import dev.roster.apikey.KeyQueries;
import dev.roster.apikey.ServiceSeats;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.command.Need;
import dev.roster.command.Outcome;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Programs;
import dev.roster.command.Programs.Looked;
import dev.roster.command.Query;
import dev.roster.command.Scan;
import dev.roster.command.UsageException;
import dev.roster.invite.InviteQueries;
import dev.roster.member.MemberQueries;
import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.team.Enrolment;
import dev.roster.team.Team;
import dev.roster.team.TeamQueries;
import dev.roster.team.Teams;
import dev.roster.upgrade.UpgradeQueries;
import dev.roster.webhook.Webhook;
import dev.roster.webhook.WebhookFeature;
import dev.roster.webhook.WebhookQueries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Where the programs of an org are served: the same commands, needs and rules as in chat, with the
 * rights of the org's highest role.
 */
public final class ServiceDesk {

  private final Programs programs;
  private final Members members;
  private final Teams teams;
  private final Enrolment enrolment;
  private final Orgs orgs;
  private final ApiKeys keys;
  private final WebhookFeature webhooks;

  /** Wires it. */
  public ServiceDesk(
      Programs programs,
      Members members,
      Teams teams,
      Enrolment enrolment,
      Orgs orgs,
      ApiKeys keys,
      WebhookFeature webhooks) {
    this.programs = programs;
    this.members = members;
    this.teams = teams;
    this.enrolment = enrolment;
    this.orgs = orgs;
    this.keys = keys;
    this.webhooks = webhooks;
  }

  /**
   * A service key that asks.
   *
   * @param id the key's id
   * @param org the org that it serves
   */
  public record Asker(UUID id, UUID org) {}

  /** A member with the places in teams that the asker sees. */
  public record Colleague(MemberQueries.Shown shown, List<Enrolment.Place> teams) {
    /** Copies the teams. */
    public Colleague {
      teams = List.copyOf(teams);
    }
  }

  /** An org with the rules that it lives by. */
  public record Described(Org org, Scheme scheme) {}

  /**
   * Does what a command does.
   *
   * @param delivery the same for each try of one request; at most 100 characters
   */
  public Outcome attempt(Asker asker, Input.Requested request, String delivery) {
    return programs.attempt(ServiceSeats.call(asker.org(), asker.id(), request, delivery));
  }

  private <A, T> Looked<T> look(Asker asker, Query<A, T> query, Map<String, String> words)
      throws UsageException {
    var nothing = new Input.Requested("", Map.of(), OptionalLong.empty());
    Call call = ServiceSeats.call(asker.org(), asker.id(), nothing, "look");
    return programs.look(call, query, words);
  }

  /** A page of the members, and of who is invited. */
  public Looked<MemberQueries.Listed> members(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, MemberQueries.list(teams, size), words);
  }

  /** One member. */
  public Looked<Colleague> member(Asker asker, String person) throws UsageException {
    Query<PersonRef, MemberQueries.Shown> one = MemberQueries.one(members);
    return look(
        asker,
        new Query<>(
            one.need(),
            one.params(),
            (context, sql, who) -> {
              var shown = one.looking().look(context, sql, who);
              return new Colleague(
                  shown, enrolment.placesOf(sql, context.seat(), shown.member().id()));
            }),
        Map.of("person", person));
  }

  /** A page of the invitations, the newest first. */
  public Looked<InviteQueries.Listed> invitations(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, InviteQueries.list(size), words);
  }

  /** A page of the teams. */
  public Looked<Scan<Team>> teams(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, TeamQueries.list(size), words);
  }

  /** One team, and a page of who is in it. */
  public Looked<TeamQueries.Shown> team(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, TeamQueries.one(teams, size), words);
  }

  /** A page of the requests for Pro, the newest first. */
  public Looked<UpgradeQueries.Listed> requests(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, UpgradeQueries.list(size), words);
  }

  /** One request for Pro. */
  public Looked<UpgradeQueries.View> request(Asker asker, String code) throws UsageException {
    return look(asker, UpgradeQueries.one(), Map.of("request", code));
  }

  /** A page of somebody's keys, or of the org's own. */
  public Looked<KeyQueries.Found> keys(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, KeyQueries.list(keys, members, size), words);
  }

  /** The webhooks of the org. */
  public Looked<List<Webhook>> webhooks(Asker asker) throws UsageException {
    return look(asker, webhooks.queries().all(), Map.of());
  }

  /** One webhook. */
  public Looked<Webhook> webhook(Asker asker, String code) throws UsageException {
    return look(asker, webhooks.queries().one(), Map.of("webhook", code));
  }

  /** A page of what was sent to a webhook and what waits, the newest first. */
  public Looked<WebhookQueries.Sent> deliveries(Asker asker, Map<String, String> words, int size)
      throws UsageException {
    return look(asker, webhooks.queries().deliveries(size), words);
  }

  /** A signing secret, for the answer to what made it. */
  public String secret(UUID webhook, int generation) {
    return webhooks.secret(webhook, generation);
  }

  /** The org itself. */
  public Looked<Described> org(Asker asker) throws UsageException {
    return look(
        asker,
        new Query<>(
            new Need.Member(),
            Params.none(Optional.empty()),
            (context, sql, none) -> {
              Seat seat = context.seat();
              return new Described(orgs.get(sql, seat.org(), context.now()), seat.scheme());
            }),
        Map.of());
  }
}
