package dev.roster.app.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.app.api.Endpoint.Load;
import dev.roster.app.api.Endpoint.Verb;
import dev.roster.check.Answer;
import dev.roster.check.BadQuestionException;
import dev.roster.check.CheckUnavailableException;
import dev.roster.check.Checks;
import dev.roster.check.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/check}: "may this person or key do that now?" (design.md, "Web side") */
final class CheckEndpoint implements Endpoint.Quick {

  private static final int MOST_WRITTEN = 100_000;

  private static final Schema QUESTION =
      Schema.object()
          .needs("org", Schema.text(Asked.LONGEST_ORG).about("The org's short name.").such("acme"))
          .takes(
              "person",
              Schema.text(Asked.LONGEST_PERSON)
                  .about(
                      "An e-mail address, `slack:TEAM/USER` or `discord:USER`. Either this or `key`.")
                  .such("carol@acme.test"))
          .takes(
              "key",
              Schema.text(Asked.LONGEST_KEY)
                  .about("A person's API key, as it was presented. Either this or `person`."))
          .needs(
              "permission",
              Schema.text(Asked.LONGEST_PERMISSION)
                  .about("Of the org, such as `inference.use`, or of a team, such as `team.use`.")
                  .such("inference.use"))
          .takes(
              "team",
              Schema.text(Asked.LONGEST_TEAM)
                  .about("A team's short name or name: only who is in that team may then.")
                  .such("data-science"))
          .done()
          .named("Question");

  private static final Schema ANSWER =
      Schema.object()
          .needs("allowed", Schema.flag())
          .needs("rule", Schema.text().about("The rule that decided.").such("inference.use"))
          .needs("role", Schema.text().orNull().about("Null for who is not in the org."))
          .needs("tier", Schema.choice("base", "pro").orNull())
          .needs("flags", Schema.map(Schema.text()).about("What the tier allows in the product."))
          .needs(
              "creditsLeft", Schema.number(0, Long.MAX_VALUE).orNull().about("Null for no limit."))
          .needs(
              "sessionEpoch",
              Schema.number(0, Long.MAX_VALUE)
                  .orNull()
                  .about("Sessions that began under a lower one are over."))
          .takes(
              "pausedUntil",
              Schema.instant().about("When the next cycle begins, while no credits are left."))
          .done()
          .named("Answer");

  private final Checks checks;

  /** Answers are the same objects for as long as nothing changes; so is what is written of them. */
  private final Cache<Answer, byte[]> written =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST_WRITTEN).build();

  private CheckEndpoint(Checks checks) {
    this.checks = checks;
  }

  static Endpoint declare(Checks checks) {
    var endpoint = new CheckEndpoint(checks);
    return Endpoint.of(Verb.POST, "/v1/check", "check", "May this person or key do that now?")
        .rights("A service key of the org.")
        .load(Load.FAST)
        .body(QUESTION)
        .answers(200, "Yes or no, and which rule decided", ANSWER)
        .by(endpoint);
  }

  @Override
  public byte @Nullable [] atOnce(ServiceKey key, byte[] body) {
    Question question = Asked.plain(body).orElse(null);
    if (question == null || !key.slug().equals(question.org())) {
      return null;
    }
    try {
      return written.get(checks.check(question), CheckEndpoint::write);
    } catch (BadQuestionException | CheckUnavailableException e) {
      return null;
    }
  }

  @Override
  public ApiResponse answer(ApiRequest request) throws Problem {
    Question question = Asked.read(request);
    if (!request.key().slug().equals(question.org())) {
      // Another org is as unknown as one that never was.
      throw Problem.invalid("/org", BadQuestionException.unknownOrg(question.org()).sentence());
    }
    try {
      return ApiResponse.ok(written.get(checks.check(question), CheckEndpoint::write));
    } catch (BadQuestionException e) {
      throw Problem.invalid("/" + e.field(), e.sentence());
    } catch (CheckUnavailableException e) {
      throw unavailable();
    }
  }

  /** While the database is silent nothing is allowed. */
  static Problem unavailable() {
    return Problem.of(
            Problem.Kind.UNAVAILABLE,
            "Roster cannot reach its database, so it does not say who may do what.")
        .header("Retry-After", "1");
  }

  private static byte[] write(Answer answer) {
    var body = new LinkedHashMap<String, Object>();
    body.put("allowed", answer.allowed());
    body.put("rule", answer.rule());
    Answer.Known known = answer.member().orElse(null);
    body.put("role", known == null ? null : known.role());
    body.put("tier", known == null ? null : known.tier());
    body.put("flags", known == null ? Map.of() : known.flags());
    body.put("creditsLeft", known == null ? null : known.creditsLeft().orElse(null));
    body.put("sessionEpoch", known == null ? null : known.sessionEpoch());
    if (known != null) {
      known.pausedUntil().ifPresent(until -> body.put("pausedUntil", until));
    }
    return Bodies.writeWithNulls(body);
  }
}
