package dev.roster.rights;

import java.util.Map;
import java.util.function.BiPredicate;

/**
 * One act on the org, or on what is one's own: how it is typed, and how the database tells that it
 * was done.
 *
 * @param command the path of its command
 * @param line what is typed; {@code OWN} and {@code OTHERS} stand for codes of requests
 * @param isDone whether it was done, by the org and who did it
 */
record OrgAct(String command, String line, BiPredicate<Cast, Figure> isDone) {

  /** By the table's word. */
  static final Map<String, OrgAct> BY_WORD =
      Map.ofEntries(
          read("org show", "org show"),
          changed("org edit", "org edit name:Renamed", "name = 'Renamed'"),
          changed("org plan", "org plan pro", "plan = 'pro'"),
          Map.entry(
              "org policy setting",
              new OrgAct(
                  "org policy",
                  "org policy invite.resend_cooldown 17",
                  (cast, actor) -> policy(cast, "invite.resend_cooldown").equals("17"))),
          Map.entry(
              "org policy rights",
              new OrgAct(
                  "org policy",
                  "org policy role.confirm VALUE",
                  (cast, actor) -> policy(cast, "role.confirm").equals(other(cast)))),
          Map.entry(
              "org scheme",
              new OrgAct(
                  "org scheme",
                  "org scheme SCHEME",
                  (cast, actor) -> cast.org("scheme").equals(scheme(cast)))),
          Map.entry(
              "org connect",
              new OrgAct(
                  "org connect",
                  "org connect",
                  (cast, actor) ->
                      cast.database.number(
                              "select count(*) from connect_code where org_id = ? and made_by = ?",
                              cast.org(),
                              cast.person(actor.account()))
                          > 0)),
          Map.entry(
              "org leave",
              new OrgAct(
                  "org leave",
                  "org leave",
                  (cast, actor) -> cast.membership(actor, "id").isEmpty())),
          changed("org delete", "org delete", "deleted_at is not null"),
          read("invite list", "invite list"),
          read("member list", "member list"),
          read("member export", "member export"),
          Map.entry(
              "team create",
              new OrgAct(
                  "team create",
                  "team create Data",
                  (cast, actor) ->
                      cast.database.number(
                              "select count(*) from team where org_id = ? and slug = 'data'",
                              cast.org())
                          == 1)),
          read("team list", "team list"),
          read("upgrade request", "upgrade request"),
          read("upgrade list", "upgrade list"),
          answered("upgrade show own", "upgrade show", "upgrade show OWN"),
          answered("upgrade show others", "upgrade show", "upgrade show OTHERS"),
          Map.entry(
              "upgrade cancel",
              new OrgAct(
                  "upgrade cancel",
                  "upgrade cancel OWN",
                  (cast, actor) -> cast.requestState(actor).equals("cancelled"))),
          answered("upgrade cancel others", "upgrade cancel", "upgrade cancel OTHERS"));

  private static Map.Entry<String, OrgAct> read(String word, String line) {
    return answered(word, word, line);
  }

  private static Map.Entry<String, OrgAct> answered(String word, String command, String line) {
    return Map.entry(word, new OrgAct(command, line, (cast, actor) -> true));
  }

  private static Map.Entry<String, OrgAct> changed(String word, String line, String where) {
    return Map.entry(
        word,
        new OrgAct(
            word,
            line,
            (cast, actor) ->
                cast.database.number(
                        "select count(*) from org where id = ? and " + where, cast.org())
                    == 1));
  }

  private static String policy(Cast cast, String key) {
    return cast
        .database
        .rows("select value from org_policy where org_id = ? and policy_key = ?", cast.org(), key)
        .stream()
        .findFirst()
        .orElse("");
  }

  /** The value of {@code role.confirm} that the scheme does not ship (X24). */
  private static String other(Cast cast) {
    return cast.scheme.equals("portal") ? "raise" : "always";
  }

  /** Another scheme. */
  private static String scheme(Cast cast) {
    return cast.scheme.equals("network") ? "ladder" : "network";
  }

  /** What an actor types; somebody else's request is that of the second holder of a role. */
  String typed(Cast cast, Figure actor) {
    return line.replace("VALUE", other(cast))
        .replace("SCHEME", scheme(cast))
        .replace("OWN", cast.code(actor))
        .replace("OTHERS", cast.code(cast.holder(cast.roles.getFirst(), actor)));
  }
}
