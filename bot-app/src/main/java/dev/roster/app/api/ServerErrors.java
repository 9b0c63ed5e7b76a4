package dev.roster.app.api;

import dev.roster.app.api.Problem.Kind;
import dev.roster.app.web.ErrorBody;

/** What the server refuses before the API sees it, such as a body too large, as a problem too. */
final class ServerErrors implements ErrorBody {

  @Override
  public String mediaType() {
    return Problem.MEDIA_TYPE;
  }

  @Override
  public byte[] of(int status, long largest, String incident) {
    return Bodies.write(problem(status, largest, incident).document());
  }

  private static Problem problem(int status, long largest, String incident) {
    return switch (status) {
      case 404 -> Problem.of(Kind.NOT_FOUND, "There is nothing at this address.");
      case 405 -> Problem.of(Kind.METHOD_NOT_ALLOWED, "This address does not take that method.");
      case 413 -> Problem.tooLarge(largest);
      case 503 -> Problem.of(Kind.UNAVAILABLE, "Roster cannot do this right now.");
      case 500 -> Problem.failed(incident);
      // The status line may say it more exactly, such as 431.
      default -> Problem.of(Kind.INVALID_REQUEST, "The request cannot be read.");
    };
  }
}
