package dev.roster.app.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks the identity provider: by https but at this machine, without redirects, with a limit on time
 * and size.
 */
final class Outbound implements HTTPRequestSender, ResourceRetriever {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Of a whole question; somebody waits for the page. */
  private static final Duration MOST = Duration.ofSeconds(10);

  /** The longest answer; metadata and keys of the big providers have a tenth of it. */
  private static final long LARGEST = 512 * 1024L;

  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .followRedirects(false)
          .followSslRedirects(false)
          .connectTimeout(CONNECT)
          .callTimeout(MOST)
          .build();
  private final boolean plain;

  /** With {@code plain} also by http, for an issuer at this machine. */
  Outbound(boolean plain) {
    this.plain = plain;
  }

  /** Whether an address of the provider may be used. */
  boolean takes(String scheme) {
    return scheme.equalsIgnoreCase("https") || (plain && scheme.equalsIgnoreCase("http"));
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
    var request = new Request.Builder().url(own(asked.getURL())).header("User-Agent", "Roster");
    asked
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    if (asked.getMethod() == HTTPRequest.Method.POST) {
      String body = asked.getBody() == null ? "" : asked.getBody();
      // Nimbus set the header with the type.
      request.post(RequestBody.create(body, type(asked)));
    }
    try (Response response = http.newCall(request.build()).execute()) {
      var answer = new HTTPResponse(response.code());
      String type = response.header("Content-Type");
      if (type != null) {
        answer.setContentType(type);
      }
      answer.setBody(text(response));
      return answer;
    } catch (ParseException e) {
      throw new IOException("the answer's type cannot be read", e);
    }
  }

  private static MediaType type(ReadOnlyHTTPRequest asked) {
    return asked.getHeaderMap().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(header -> header.getValue())
        .flatMap(List::stream)
        .findFirst()
        .map(MediaType::parse)
        .orElseGet(() -> MediaType.get("application/x-www-form-urlencoded"));
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    var request = new Request.Builder().url(own(url)).header("User-Agent", "Roster").build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("it answered " + response.code());
      }
      return new Resource(text(response), response.header("Content-Type"));
    }
  }

  private String own(URL url) throws IOException {
    if (!takes(url.getProtocol())) {
      throw new IOException("its metadata names an address without https");
    }
    return url.toString();
  }

  private static String text(Response response) throws IOException {
    var source = response.body().source();
    if (source.request(LARGEST + 1)) {
      throw new IOException("the answer is longer than " + LARGEST + " bytes");
    }
    return source.getBuffer().readUtf8();
  }
}
