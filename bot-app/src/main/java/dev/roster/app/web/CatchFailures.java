package dev.roster.app.web;

import dev.roster.store.Databases;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a servlet throws into an error page; the container would log the address with it. */
final class CatchFailures extends HttpFilter {

  /** Where the error page finds the cause; the container clears the attribute of its own. */
  static final String FAILURE = CatchFailures.class.getName();

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CatchFailures.class);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (EofException e) {
      LOG.debug("the client went away", e);
    } catch (IOException | ServletException | RuntimeException e) {
      if (response.isCommitted()) {
        Incident.log(LOG, "a page broke off", e);
        throw new EofException();
      }
      request.setAttribute(FAILURE, e);
      response.sendError(status(e));
    }
  }

  /**
   * 503 for a lost database; what the container refuses by an exception, such as a form too big.
   */
  private static int status(Exception failure) {
    if (Databases.isUnavailable(failure)) {
      LOG.warn("a page cannot reach the database", failure);
      return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof HttpException http) {
        return http.getCode();
      }
    }
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
