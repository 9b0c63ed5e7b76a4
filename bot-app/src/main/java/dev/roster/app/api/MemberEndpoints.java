package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.member.Member;
import dev.roster.member.MemberQueries;
import dev.roster.service.ServiceDesk.Colleague;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of the org, and whoever is invited. */
final class MemberEndpoints {

  private static final String LIST = "members";
  private static final Schema NAME = Schema.text(60).orNull();

  private final Desk desk;

  private MemberEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var members = new MemberEndpoints(desk);
    return List.of(
        members.list(),
        members.get(),
        members.rename(),
        members.role(),
        members.tier(),
        members.limit(),
        members.status(),
        members.remove());
  }

  /** Somebody in the list. */
  record Row(
      String id,
      String name,
      @Nullable String email,
      String role,
      @Nullable String tier,
      @Nullable Long creditLimit,
      String status,
      @Nullable Instant lastActiveAt,
      Instant since,
      long credits,
      long requests) {

    static Row of(MemberQueries.Row row) {
      return new Row(
          row.id().toString(),
          row.name(),
          row.email().orElse(null),
          row.role(),
          row.tier().orElse(null),
          row.creditCap().orElse(null),
          row.status(),
          row.lastActiveAt().orElse(null),
          row.since(),
          row.credits(),
          row.requests());
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.id().about("The person's; the invitation's of who is invited."))
          .needs("name", Schema.text())
          .takes("email", Schema.text())
          .needs("role", Schema.text())
          .takes("tier", Schema.choice("base", "pro"))
          .takes("creditLimit", Schema.number(0, Long.MAX_VALUE).about("Credits a month."))
          .needs("status", Schema.choice("active", "suspended", "invited"))
          .takes("lastActiveAt", Schema.instant())
          .needs("since", Schema.instant().about("When they joined or were invited."))
          .needs("credits", Schema.number(0, Long.MAX_VALUE).about("Used in all."))
          .needs("requests", Schema.number(0, Long.MAX_VALUE).about("Made in all."))
          .done()
          .named("MemberRow");
    }
  }

  /** A team that somebody is in. */
  record InTeam(String id, String team, String name, String role) {}

  /** One member. */
  record Shown(
      String id,
      String name,
      @Nullable String email,
      List<String> accounts,
      String role,
      String tier,
      @Nullable Instant tierUntil,
      @Nullable Long creditLimit,
      String status,
      @Nullable Instant suspendedAt,
      @Nullable Instant lastActiveAt,
      Instant joinedAt,
      long credits,
      long requests,
      List<InTeam> teams) {

    static Shown of(Colleague colleague) {
      Member member = colleague.shown().member();
      return new Shown(
          member.person().toString(),
          member.name(),
          member.email().orElse(null),
          member.accounts().stream().map(Object::toString).toList(),
          member.role(),
          colleague.shown().tier(),
          member.tierUntil().orElse(null),
          member.creditCap().orElse(null),
          member.status(),
          colleague.shown().moments().suspendedAt().orElse(null),
          colleague.shown().moments().spokeAt().orElse(null),
          member.joinedAt(),
          colleague.shown().credits(),
          colleague.shown().requests(),
          colleague.teams().stream()
              .map(place ->
                  new InTeam(
                      place.team().id().toString(),
                      place.team().slug(),
                      place.team().name(),
                      place.role()))
              .toList());
    }

    static Schema schema() {
      Schema team =
          Schema.object()
              .needs("id", Schema.id())
              .needs("team", Schema.text().about("Its short name."))
              .needs("name", Schema.text())
              .needs("role", Schema.text().about("Means nothing where teams are flat."))
              .done();
      return Schema.object()
          .needs("id", Schema.id().about("The person's."))
          .needs("name", Schema.text())
          .takes("email", Schema.text())
          .needs("accounts", Schema.list(Schema.text()).about("Their chat identities."))
          .needs("role", Schema.text())
          .needs("tier", Schema.choice("base", "pro"))
          .takes("tierUntil", Schema.instant().about("When Pro ends; absent for no end."))
          .takes("creditLimit", Schema.number(0, Long.MAX_VALUE).about("Credits a month."))
          .needs("status", Schema.choice("active", "suspended"))
          .takes("suspendedAt", Schema.instant())
          .takes("lastActiveAt", Schema.instant())
          .needs("joinedAt", Schema.instant())
          .needs("credits", Schema.number(0, Long.MAX_VALUE).about("Used in all."))
          .needs("requests", Schema.number(0, Long.MAX_VALUE).about("Made in all."))
          .needs("teams", Schema.list(team))
          .done()
          .named("Member");
    }
  }

  private static Endpoint.Draft of(Verb verb, String below, String id, String summary) {
    return Endpoint.of(verb, "/v1/members/{person}" + below, id, summary)
        .path("person", Words.person());
  }

  private static Endpoint.Draft changing(Verb verb, String below, String id, String summary) {
    return of(verb, below, id, summary).answers(200, "What was done", Receipt.schema());
  }

  private Endpoint list() {
    Schema page = Desk.pageOf("members", Row.schema());
    return Desk.paged(
            Endpoint.of(Verb.GET, "/v1/members", "listMembers", "List members and who is invited"))
        .rights("Needs `member.list`; the order by credits also `usage.view_all`.")
        .query("query", Schema.text(80).about("Beginnings of words of a name or address."))
        .query("role", Schema.text(32))
        .query("status", Schema.choice("active", "invited", "suspended"))
        .query("tier", Schema.choice("base", "pro"))
        .query("team", Words.team())
        .query("inactive", Schema.text(10).about("Who said nothing for so long.").such("30d"))
        .query("sort", Schema.choice("name", "newest", "role", "last-active", "credits"))
        .answers(200, "A page of people", page)
        .by(request ->
            desk.look(
                request,
                asker ->
                    desk.service()
                        .members(
                            asker,
                            desk.words(
                                request,
                                LIST,
                                "query",
                                "role",
                                "status",
                                "tier",
                                "team",
                                "inactive",
                                "sort"),
                            Desk.limit(request)),
                found ->
                    desk.page(
                        request,
                        LIST,
                        "members",
                        found.rows().stream().map(Row::of).toList(),
                        found.next())));
  }

  private Endpoint get() {
    return of(Verb.GET, "", "getMember", "Get one member")
        .rights("Needs `member.list`.")
        .answers(200, "The member", Shown.schema())
        .by(request -> {
          String person = Words.word(request.path("person"));
          return desk.look(request, asker -> desk.service().member(asker, person), Shown::of);
        });
  }

  private Endpoint rename() {
    Schema names = Schema.object().takes("first", NAME).takes("last", NAME).notEmpty().done();
    return changing(Verb.PATCH, "", "renameMember", "Change the first or last name")
        .rights("Needs `member.edit` over the member's role.")
        .body(names.about("Null takes a name away; addresses are never edited."))
        .by(request -> {
          JsonNode body = request.body();
          return change(
              request,
              "member edit",
              new Words().text(body, "first", "none").text(body, "last", "none"));
        });
  }

  private Endpoint role() {
    Schema role =
        Schema.object()
            .needs("role", Schema.text(32).such("admin"))
            .takes("reason", Schema.text(500))
            .done();
    return changing(Verb.PUT, "/role", "setMemberRole", "Change the role")
        .rights("Needs `member.change_role` over both roles.")
        .body(role)
        .by(request -> {
          JsonNode body = request.body();
          return change(
              request, "member role", new Words().text(body, "role").text(body, "reason"));
        });
  }

  private Endpoint tier() {
    Schema tier =
        Schema.object()
            .needs("tier", Schema.choice("base", "pro"))
            .takes("for", Schema.text(10).about("For how long Pro is given.").such("30d"))
            .done();
    return changing(Verb.PUT, "/tier", "setMemberTier", "Change the tier")
        .rights("Needs `member.tier` over the member's role.")
        .body(tier)
        .by(request -> {
          JsonNode body = request.body();
          return change(request, "member tier", new Words().text(body, "tier").text(body, "for"));
        });
  }

  private Endpoint limit() {
    Schema limit =
        Schema.object()
            .needs(
                "credits",
                Schema.number(0, 1_000_000_000_000L)
                    .orNull()
                    .about("Credits a month; null removes the limit."))
            .done();
    return changing(Verb.PUT, "/limit", "setMemberLimit", "Limit the credits of a month")
        .rights("Needs `member.limit` over the member's role.")
        .body(limit)
        .by(request ->
            change(request, "member limit", new Words().text(request.body(), "credits", "none")));
  }

  private Endpoint status() {
    Schema status =
        Schema.object()
            .needs("status", Schema.choice("active", "suspended"))
            .takes("reason", Schema.text(500).about("Of a suspension."))
            .done();
    return changing(Verb.PUT, "/status", "setMemberStatus", "Suspend or reactivate")
        .rights("Needs `member.suspend` over the member's role.")
        .body(status)
        .by(request -> {
          JsonNode body = request.body();
          return body.path("status").asText().equals("suspended")
              ? change(request, "member suspend", new Words().text(body, "reason"))
              : change(request, "member reactivate", new Words());
        });
  }

  private Endpoint remove() {
    return changing(Verb.DELETE, "", "removeMember", "Remove from the org, at once")
        .rights("Needs `member.remove` over the member's role.")
        .query("successor", Words.person())
        .query("reason", Schema.text(500))
        .by(request -> {
          var words = new Words().put("reason", request.query("reason"));
          if (request.query("successor").isPresent()) {
            words.person("successor", request.query("successor").get());
          }
          return change(request, "member remove", words);
        });
  }

  private ApiResponse change(ApiRequest request, String command, Words words) throws Problem {
    return desk.change(request, command, words.person("person", request.path("person")).all());
  }
}
