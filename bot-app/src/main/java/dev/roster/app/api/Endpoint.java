package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import dev.roster.app.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API, declared once as a value: the router, the check of the request and the
 * OpenAPI document come from it.
 *
 * @param verb the method
 * @param path below {@code /api}, such as {@code /v1/members/{person}}
 * @param id its name in the document, such as {@code getMember}; unique
 * @param summary one line
 * @param rights what it takes, in a sentence for the document
 * @param load how it is limited
 * @param parameters in the path, the query and the headers
 * @param media how the body is written; unused without a body
 * @param body absent when it takes none
 * @param largestBody in bytes
 * @param bodyRequired false when it may be left out and is empty then
 * @param answers what it answers beside the problems that any operation may answer
 * @param handling what it does
 */
public record Endpoint(
    Verb verb,
    String path,
    String id,
    String summary,
    String rights,
    Load load,
    List<Parameter> parameters,
    Media media,
    @Nullable Schema body,
    long largestBody,
    boolean bodyRequired,
    List<Answer> answers,
    Handling handling) {

  static final Pattern VARIABLE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

  /** The methods that the API knows. */
  public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** How often an operation may be asked for, by one service key. */
  public enum Load {
    /** Looks at one thing. */
    READ,
    /** Reads a page of a list. */
    LIST,
    /** Changes something by {@link Desk#change}, which takes {@code Idempotency-Key}. */
    WRITE,
    /** Is asked at every step of the product: check, introspect, usage. */
    FAST,
    /** Needs no key. */
    OPEN
  }

  /** How a body is written. */
  public enum Media {
    JSON("application/json"),
    /** RFC 7662 asks by a form; its fields are checked as an object of texts. */
    FORM("application/x-www-form-urlencoded");

    private final String type;

    Media(String type) {
      this.type = type;
    }

    /** The media type. */
    public String type() {
      return type;
    }
  }

  /** What an operation does. */
  @FunctionalInterface
  public interface Handling {
    /**
     * Answers a request whose key, parameters and rate were looked at already.
     *
     * @throws Problem when it is refused
     */
    ApiResponse answer(ApiRequest request) throws Problem;
  }

  /** What an operation does that is asked at every step, and so has a shorter way. */
  public interface Quick extends Handling {
    /**
     * The JSON of an answer with status 200; null for whatever {@link #answer} is to answer.
     *
     * @param key the service key that asks
     * @param body as it came
     */
    byte @Nullable [] atOnce(ServiceKey key, byte[] body);
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param meaning one line
   * @param schema absent when there is no body
   */
  public record Answer(int status, String meaning, @Nullable Schema schema) {
    /** Checks that nothing is missing. */
    public Answer {
      requireNonNull(meaning, "meaning must not be null");
    }
  }

  /**
   * A parameter.
   *
   * @param name as it stands in the address
   * @param place {@code path}, {@code query} or {@code header}
   * @param required always in the path
   * @param schema what it takes; its description is the parameter's
   */
  public record Parameter(String name, String place, boolean required, Schema schema) {
    /** Checks that nothing is missing. */
    public Parameter {
      requireNonNull(name, "name must not be null");
      requireNonNull(schema, "schema must not be null");
    }
  }

  /** Copies the lists and checks that the path declares its variables. */
  public Endpoint {
    parameters = List.copyOf(parameters);
    answers = List.copyOf(answers);
    var declared =
        parameters.stream().filter(p -> p.place().equals("path")).map(Parameter::name).toList();
    var used = VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    if (!declared.equals(used)) {
      throw new IllegalArgumentException(path + " declares " + declared);
    }
  }

  /** Begins one. */
  public static Draft of(Verb verb, String path, String id, String summary) {
    return new Draft(verb, path, id, summary);
  }

  /** Whether a service key is needed. */
  public boolean isProtected() {
    return load != Load.OPEN;
  }

  /** What is known of one that is being declared. */
  public static final class Draft {

    private final Verb verb;
    private final String path;
    private final String id;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private String rights = "";
    private Load load;
    private Media media = Media.JSON;
    private @Nullable Schema body;
    private long largestBody = Route.USUAL_BODY;
    private boolean bodyRequired = true;

    private Draft(Verb verb, String path, String id, String summary) {
      this.verb = verb;
      this.path = path;
      this.id = id;
      this.summary = summary;
      this.load = verb == Verb.GET ? Load.READ : Load.WRITE;
    }

    /** What it takes, in a sentence. */
    public Draft rights(String sentence) {
      this.rights = sentence;
      return this;
    }

    /** How it is limited, where that does not follow from the method. */
    public Draft load(Load kind) {
      this.load = kind;
      return this;
    }

    /** A variable of the path; in the order of the path. */
    public Draft path(String name, Schema schema) {
      parameters.add(new Parameter(name, "path", true, schema));
      return this;
    }

    /** Something that may be asked for. */
    public Draft query(String name, Schema schema) {
      parameters.add(new Parameter(name, "query", false, schema));
      return this;
    }

    /** A body of JSON. */
    public Draft body(Schema schema) {
      this.body = schema;
      return this;
    }

    /**
     * How large the body may be in bytes, where the usual is not enough; no variable in the path.
     */
    public Draft upTo(long bytes) {
      this.largestBody = bytes;
      return this;
    }

    /** A body of JSON that may be left out. */
    public Draft mayTake(Schema schema) {
      this.bodyRequired = false;
      return body(schema);
    }

    /** A body as a form has it. */
    public Draft form(Schema schema) {
      this.body = schema;
      this.media = Media.FORM;
      return this;
    }

    /** An answer with a body. */
    public Draft answers(int status, String meaning, Schema schema) {
      answers.add(new Answer(status, meaning, schema));
      return this;
    }

    /** An answer without a body. */
    public Draft answers(int status, String meaning) {
      answers.add(new Answer(status, meaning, null));
      return this;
    }

    /** The whole. */
    public Endpoint by(Handling handling) {
      return new Endpoint(
          verb,
          path,
          id,
          summary,
          rights,
          load,
          parameters,
          media,
          body,
          largestBody,
          bodyRequired,
          answers,
          handling);
    }
  }

  /** The parameters of one place. */
  List<Parameter> in(String place) {
    return parameters.stream().filter(p -> p.place().equals(place)).toList();
  }

  /** The schema of the body, when there is one. */
  Optional<Schema> taken() {
    return Optional.ofNullable(body);
  }
}
