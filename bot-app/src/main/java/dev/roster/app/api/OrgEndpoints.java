package dev.roster.app.api;

import dev.roster.app.api.Endpoint.Verb;
import dev.roster.org.Org;
import dev.roster.service.ServiceDesk.Described;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The org that the key serves. */
final class OrgEndpoints {

  private OrgEndpoints() {}

  /** A role of the org's scheme. */
  record Role(String name, String title, int rank) {}

  /** The seats of the plan. */
  record Seats(@Nullable Integer limit, int taken, @Nullable Integer left) {}

  /** The org. */
  record Shown(
      String id,
      String org,
      String name,
      @Nullable String description,
      String plan,
      String scheme,
      List<Role> roles,
      Seats seats,
      int members,
      int invited,
      long version,
      Instant createdAt) {

    static Shown of(Described described) {
      Org org = described.org();
      return new Shown(
          org.id().toString(),
          org.slug(),
          org.name(),
          org.description().orElse(null),
          org.plan(),
          org.scheme(),
          described.scheme().roles().stream()
              .map(role -> new Role(role.name(), role.title(), role.rank()))
              .toList(),
          new Seats(org.planSeats().orElse(null), org.taken(), org.seatsLeft().orElse(null)),
          org.members(),
          org.pending(),
          org.version(),
          org.createdAt());
    }

    static Schema schema() {
      Schema role =
          Schema.object()
              .needs("name", Schema.text())
              .needs("title", Schema.text())
              .needs("rank", Schema.number(0, Integer.MAX_VALUE))
              .done();
      Schema seats =
          Schema.object()
              .takes("limit", Schema.number(0, Integer.MAX_VALUE).about("Absent for no limit."))
              .needs("taken", Schema.number(0, Integer.MAX_VALUE))
              .takes("left", Schema.number(0, Integer.MAX_VALUE))
              .done();
      return Schema.object()
          .needs("id", Schema.id())
          .needs("org", Schema.text().about("Its short name."))
          .needs("name", Schema.text())
          .takes("description", Schema.text())
          .needs("plan", Schema.text())
          .needs("scheme", Schema.text())
          .needs("roles", Schema.list(role).about("From low to high."))
          .needs("seats", seats)
          .needs("members", Schema.number(0, Integer.MAX_VALUE))
          .needs("invited", Schema.number(0, Integer.MAX_VALUE))
          .needs("version", Schema.number(0, Long.MAX_VALUE))
          .needs("createdAt", Schema.instant())
          .done()
          .named("Org");
    }
  }

  static List<Endpoint> all(Desk desk) {
    return List.of(
        Endpoint.of(Verb.GET, "/v1/org", "getOrg", "Get the org that the key serves")
            .rights("Needs an active seat.")
            .answers(200, "The org", Shown.schema())
            .by(request -> desk.look(request, desk.service()::org, Shown::of)));
  }
}
