package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.team.Team;
import dev.roster.team.TeamQueries;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The teams of the org, and who is in them. */
final class TeamEndpoints {

  private static final String LIST = "teams";
  private static final String PEOPLE = "team";
  private static final int MOST_PEOPLE = 50;
  private static final String RIGHTS =
      "Needs `team.manage` where teams are flat; where they have five roles what a manager of the"
          + " org's teams may do without a place in them.";

  private final Desk desk;

  private TeamEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var teams = new TeamEndpoints(desk);
    return List.of(
        teams.list(),
        teams.create(),
        teams.get(),
        teams.edit(),
        teams.delete(),
        teams.addMany(),
        teams.add(),
        teams.remove(),
        teams.role(),
        teams.owner(),
        teams.status());
  }

  /** A team. */
  record Shown(
      String id,
      String team,
      String name,
      @Nullable String description,
      boolean active,
      boolean owned,
      int members,
      Instant createdAt) {

    static Shown of(Team team) {
      return new Shown(
          team.id().toString(),
          team.slug(),
          team.name(),
          team.description().orElse(null),
          team.active(),
          team.owned(),
          team.members(),
          team.createdAt());
    }

    static Schema.Fields fields() {
      return Schema.object()
          .needs("id", Schema.id())
          .needs("team", Schema.text().about("Its short name."))
          .needs("name", Schema.text())
          .takes("description", Schema.text())
          .needs("active", Schema.flag())
          .needs("owned", Schema.flag().about("Whether somebody in it is its owner."))
          .needs("members", Schema.number(0, Integer.MAX_VALUE))
          .needs("createdAt", Schema.instant());
    }
  }

  /** Somebody in a team. */
  record Person(
      String id, String name, @Nullable String email, boolean active, String role, Instant since) {

    static Person of(TeamQueries.Row row) {
      return new Person(
          row.id().toString(),
          row.name(),
          row.email().orElse(null),
          row.active(),
          row.role(),
          row.since());
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.id())
          .needs("name", Schema.text())
          .takes("email", Schema.text())
          .needs("active", Schema.flag().about("False while suspended."))
          .needs("role", Schema.text().about("Means nothing where teams are flat."))
          .needs("since", Schema.instant())
          .done()
          .named("TeamMember");
    }
  }

  private Endpoint list() {
    Schema page = Desk.pageOf(LIST, Shown.fields().done().named("Team"));
    return Desk.paged(Endpoint.of(Verb.GET, "/v1/teams", "listTeams", "List teams by name"))
        .rights("Needs an active seat; the org's top role sees all teams.")
        .query("query", Schema.text(80).about("Beginnings of words of a name or short name."))
        .answers(200, "A page of teams", page)
        .by(request ->
            desk.look(
                request,
                asker ->
                    desk.service()
                        .teams(asker, desk.words(request, LIST, "query"), Desk.limit(request)),
                found ->
                    desk.page(
                        request,
                        LIST,
                        LIST,
                        found.rows().stream().map(Shown::of).toList(),
                        found.next())));
  }

  private Endpoint create() {
    Schema body =
        Schema.object()
            .needs("name", Schema.text(80).such("Data Science"))
            .takes("description", Schema.text(500))
            .takes("members", Schema.list(Words.person(), MOST_PEOPLE))
            .done();
    return Endpoint.of(Verb.POST, "/v1/teams", "createTeam", "Make a team")
        .rights(
            "Needs `team.create`. Where teams have five roles it has no owner until one is"
                + " appointed, since a key owns nothing.")
        .body(body)
        .answers(201, "What was made", Receipt.schema())
        .by(request -> {
          JsonNode given = request.body();
          var words =
              new Words()
                  .text(given, "name")
                  .text(given, "description")
                  .people(given, "members", "members");
          ApiResponse done = desk.change(request, "team create", words.all());
          return new ApiResponse(201, done.body(), done.headers());
        });
  }

  private static Endpoint.Draft of(Verb verb, String below, String id, String summary) {
    return Endpoint.of(verb, "/v1/teams/{team}" + below, id, summary)
        .rights(RIGHTS)
        .path("team", Words.team());
  }

  private static Endpoint.Draft changing(Verb verb, String below, String id, String summary) {
    return of(verb, below, id, summary).answers(200, "What was done", Receipt.schema());
  }

  private static Endpoint.Draft onPerson(Verb verb, String below, String id, String summary) {
    return of(verb, "/members/{person}" + below, id, summary)
        .path("person", Words.person())
        .answers(200, "What was done", Receipt.schema());
  }

  private Endpoint get() {
    Schema shown =
        Shown.fields()
            .needs("people", Schema.list(Person.schema()))
            .takes("next", Schema.text().about("The `cursor` of the next page of people."))
            .done();
    return Desk.paged(of(Verb.GET, "", "getTeam", "Get a team and a page of its people"))
        .answers(200, "The team", shown)
        .by(request -> {
          Map<String, String> words = new LinkedHashMap<>(desk.words(request, PEOPLE));
          words.putAll(new Words().team("team", request.path("team")).all());
          return desk.look(
              request,
              asker -> desk.service().team(asker, words, Desk.limit(request)),
              found -> {
                Map<String, Object> whole =
                    desk.page(
                        request,
                        PEOPLE,
                        "people",
                        found.people().stream().map(Person::of).toList(),
                        found.next());
                Bodies.tree(Shown.of(found.team()))
                    .properties()
                    .forEach(field -> whole.put(field.getKey(), field.getValue()));
                return whole;
              });
        });
  }

  private Endpoint edit() {
    Schema body =
        Schema.object()
            .takes("name", Schema.text(80))
            .takes("description", Schema.text(500).orNull())
            .notEmpty()
            .done();
    return changing(Verb.PATCH, "", "editTeam", "Change the name or description")
        .body(body)
        .by(request -> {
          JsonNode given = request.body();
          return change(
              request,
              "team edit",
              new Words().text(given, "name").text(given, "description", "-"));
        });
  }

  private Endpoint delete() {
    return changing(Verb.DELETE, "", "deleteTeam", "Delete a team")
        .by(request -> change(request, "team delete", new Words()));
  }

  private Endpoint addMany() {
    Schema body =
        Schema.object()
            .needs("people", Schema.list(Words.person(), MOST_PEOPLE))
            .takes("role", Schema.text(32))
            .done();
    return changing(Verb.POST, "/members", "addTeamMembers", "Add several people")
        .body(body)
        .by(request -> {
          JsonNode given = request.body();
          return change(
              request,
              "team add",
              new Words().people(given, "people", "people").text(given, "role"));
        });
  }

  private Endpoint add() {
    return onPerson(Verb.PUT, "", "addTeamMember", "Add somebody")
        .by(request ->
            change(request, "team add", new Words().person("people", request.path("person"))));
  }

  private Endpoint remove() {
    return onPerson(Verb.DELETE, "", "removeTeamMember", "Take somebody out")
        .by(request ->
            change(request, "team remove", new Words().person("person", request.path("person"))));
  }

  private Endpoint role() {
    return onPerson(Verb.PUT, "/role", "setTeamRole", "Change somebody's role in the team")
        .body(Schema.object().needs("role", Schema.text(32)).done())
        .by(request ->
            change(
                request,
                "team role",
                new Words().person("person", request.path("person")).text(request.body(), "role")));
  }

  private Endpoint owner() {
    return changing(Verb.PUT, "/owner", "setTeamOwner", "Appoint an owner where there is none")
        .body(Schema.object().needs("person", Words.person()).done())
        .by(request ->
            change(
                request, "team transfer", new Words().person(request.body(), "person", "person")));
  }

  private Endpoint status() {
    return changing(Verb.PUT, "/status", "setTeamStatus", "Deactivate or reactivate")
        .body(Schema.object().needs("status", Schema.choice("active", "inactive")).done())
        .by(request ->
            change(
                request,
                request.body().path("status").asText().equals("active")
                    ? "team reactivate"
                    : "team deactivate",
                new Words()));
  }

  private ApiResponse change(ApiRequest request, String command, Words words) throws Problem {
    return desk.change(request, command, words.team("team", request.path("team")).all());
  }
}
