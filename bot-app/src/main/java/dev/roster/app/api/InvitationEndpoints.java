package dev.roster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.invite.Invitation;
import dev.roster.invite.InviteQueries;
import dev.roster.invite.MailState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invitations of the org. */
final class InvitationEndpoints {

  private static final String LIST = "invitations";
  private static final int MOST_PEOPLE = 50;

  private final Desk desk;

  private InvitationEndpoints(Desk desk) {
    this.desk = desk;
  }

  static List<Endpoint> all(Desk desk) {
    var invitations = new InvitationEndpoints(desk);
    return List.of(
        invitations.list(), invitations.send(), invitations.resend(), invitations.cancel());
  }

  private static Schema states() {
    return Schema.choice(
        Arrays.stream(Invitation.State.values()).map(Invitation.State::word).toList());
  }

  private static Schema mailStates() {
    return Schema.choice(Arrays.stream(MailState.Kind.values()).map(MailState.Kind::word).toList());
  }

  /** An invitation. */
  record Shown(
      String id,
      @Nullable String email,
      @Nullable String account,
      @Nullable String name,
      String role,
      @Nullable String team,
      String state,
      String invitedBy,
      Instant createdAt,
      Instant sentAt,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable Mail mail) {

    /** What became of its mail. */
    record Mail(String state, Instant at, @Nullable String error, int copies) {

      static Mail of(MailState mail) {
        return new Mail(mail.kind().word(), mail.at(), mail.words().orElse(null), mail.copies());
      }

      static Schema schema() {
        return Schema.object()
            .needs("state", mailStates())
            .needs("at", Schema.instant().about("Since when; of `failed`: the next try."))
            .takes("error", Schema.text().about("What the mail server said at the last try."))
            .needs(
                "copies",
                Schema.number(0, 1_000)
                    .about("How many more copies may have arrived: nobody answered a try."))
            .done()
            .named("InvitationMail");
      }
    }

    static Shown of(InviteQueries.Row row) {
      Invitation invitation = row.invitation();
      return new Shown(
          invitation.id().toString(),
          invitation.email().orElse(null),
          invitation.account().map(Object::toString).orElse(null),
          invitation.name().orElse(null),
          invitation.role(),
          invitation.team().map(Invitation.ToTeam::shown).orElse(null),
          row.state().word(),
          invitation.inviterName(),
          invitation.createdAt(),
          invitation.sentAt(),
          invitation.expiresAt(),
          invitation.endedAt().orElse(null),
          invitation.mail().map(Mail::of).orElse(null));
    }

    static Schema schema() {
      return Schema.object()
          .needs("id", Schema.id())
          .takes("email", Schema.text())
          .takes("account", Schema.text().about("The invited chat account."))
          .takes("name", Schema.text())
          .needs("role", Schema.text())
          .takes("team", Schema.text().about("The name of the team that they join too."))
          .needs("state", states())
          .needs("invitedBy", Schema.text())
          .needs("createdAt", Schema.instant())
          .needs("sentAt", Schema.instant())
          .needs("expiresAt", Schema.instant())
          .takes("endedAt", Schema.instant())
          .takes("mail", Mail.schema())
          .done()
          .named("Invitation");
    }
  }

  private Endpoint list() {
    Schema page = Desk.pageOf(LIST, Shown.schema());
    return Desk.paged(
            Endpoint.of(
                Verb.GET, "/v1/invitations", "listInvitations", "List invitations, newest first"))
        .rights("Needs `invite.create`.")
        .query("state", states())
        .query("mail", mailStates())
        .query("query", Schema.text(80).about("Beginnings of words of a name or address."))
        .answers(200, "A page of invitations", page)
        .by(request ->
            desk.look(
                request,
                asker ->
                    desk.service()
                        .invitations(
                            asker,
                            desk.words(request, LIST, "state", "mail", "query"),
                            Desk.limit(request)),
                found ->
                    desk.page(
                        request,
                        LIST,
                        LIST,
                        found.rows().stream().map(Shown::of).toList(),
                        found.next())));
  }

  private Endpoint send() {
    Schema body =
        Schema.object()
            .needs(
                "people",
                Schema.list(
                    Schema.text(320).about("An e-mail address.").such("ben@acme.test"),
                    MOST_PEOPLE))
            .takes("role", Schema.text(32).about("The org's default role without it."))
            .takes("team", Words.team())
            .takes("message", Schema.text(500))
            .takes(
                "anyway",
                Schema.flag()
                    .about(
                        "Whether addresses that look like others of the org, or mix alphabets, are"
                            + " meant. Without it they are held back."))
            .done();
    return Endpoint.of(Verb.POST, "/v1/invitations", "sendInvitations", "Invite people by e-mail")
        .rights(
            "Needs `invite.create`, and the role must be one that the org's top role may hand out."
                + " An invitation lapses when the key that sent it ends before it is accepted.")
        .body(body)
        .answers(200, "What came of each", Receipt.schema())
        .by(request -> {
          JsonNode given = request.body();
          var words =
              new Words()
                  .people(given, "people", "people")
                  .text(given, "role")
                  .text(given, "message");
          if (given.path("anyway").asBoolean()) {
            words.put("anyway", "yes");
          }
          if (given.has("team")) {
            words.team("team", given.get("team").asText());
          }
          return desk.change(request, "invite send", words.all());
        });
  }

  private static Endpoint.Draft of(Verb verb, String below, String id, String summary) {
    return Endpoint.of(verb, "/v1/invitations/{invitee}" + below, id, summary)
        .rights("Needs `invite.create`.")
        .path(
            "invitee",
            Schema.text(320)
                .about("The invited address or account, or the invitation's id.")
                .such("ben@acme.test"))
        .answers(200, "What was done", Receipt.schema());
  }

  private Endpoint resend() {
    return of(Verb.POST, "/resend", "resendInvitation", "Send again: a new link, seven days")
        .by(request -> change(request, "invite resend"));
  }

  private Endpoint cancel() {
    return of(Verb.DELETE, "", "cancelInvitation", "Take a pending invitation back")
        .by(request -> change(request, "invite cancel"));
  }

  private ApiResponse change(ApiRequest request, String command) throws Problem {
    return desk.change(
        request, command, new Words().person("invitee", request.path("invitee")).all());
  }
}
