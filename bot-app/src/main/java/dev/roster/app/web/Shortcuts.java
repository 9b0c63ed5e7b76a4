package dev.roster.app.web;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes shortcuts. Only a small body that is there already is read here, so that neither the limit
 * of its size nor that of its speed can be passed by; any other is left to those that hold them.
 */
final class Shortcuts extends Handler.Wrapper {

  private static final int LARGEST = 8 * 1024;
  private static final String JSON = "application/json";

  private final Map<String, Shortcut> byPath;
  private final List<HttpField> headers;

  Shortcuts(List<Route> routes, SecurityHeaders headers, Handler otherwise) {
    super(otherwise);
    this.byPath =
        routes.stream()
            .flatMap(route -> route.shortcuts().stream())
            .collect(Collectors.toMap(Shortcut::path, one -> one));
    this.headers = new ArrayList<>(headers.encodedForPrograms());
    this.headers.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, JSON));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI address = request.getHttpURI();
    Shortcut shortcut = byPath.get(address.getPath());
    if (shortcut == null || address.getQuery() != null || !request.getMethod().equals("POST")) {
      return super.handle(request, response, callback);
    }
    String authorization = plain(request);
    if (authorization == null) {
      return super.handle(request, response, callback);
    }
    var body = new byte[(int) request.getLength()];
    int size = read(request, body);
    byte[] answer =
        size == body.length ? shortcut.answering().answer(request, authorization, body) : null;
    if (answer == null) {
      return super.handle(new Again(request, body, size), response, callback);
    }
    response.setStatus(200);
    var fields = response.getHeaders();
    headers.forEach(fields::add);
    fields.put(HttpHeader.CONTENT_LENGTH, answer.length);
    response.write(true, ByteBuffer.wrap(answer), callback);
    return true;
  }

  /** What a plain request is authorized by; null when it is none. */
  private static @Nullable String plain(Request request) {
    long length = request.getLength();
    if (length <= 0 || length > LARGEST) {
      return null;
    }
    String authorization = null;
    boolean json = false;
    for (HttpField field : request.getHeaders()) {
      HttpHeader name = field.getHeader();
      if (name == HttpHeader.AUTHORIZATION) {
        if (authorization != null) {
          return null;
        }
        authorization = field.getValue();
      } else if (name == HttpHeader.CONTENT_TYPE) {
        if (json || !JSON.equals(field.getValue())) {
          return null;
        }
        json = true;
      } else if (name == HttpHeader.EXPECT
          || name == HttpHeader.TRANSFER_ENCODING
          || name == HttpHeader.CONTENT_ENCODING) {
        return null;
      }
    }
    return json ? authorization : null;
  }

  /** Reads what is there; how much that is. */
  private static int read(Request request, byte[] body) {
    int size = 0;
    while (size < body.length) {
      Content.Chunk chunk = request.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        // A failure is given again to whoever reads next.
        return size;
      }
      int more = chunk.remaining();
      chunk.getByteBuffer().get(body, size, Math.min(more, body.length - size));
      size += more;
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        return size;
      }
    }
    return size;
  }

  /** A request whose body was begun to be read, from its beginning. */
  private static final class Again extends Request.Wrapper {

    private final byte[] body;
    private final int size;
    private boolean given;

    Again(Request request, byte[] body, int size) {
      super(request);
      this.body = body;
      this.size = size;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (given || size == 0) {
        return super.read();
      }
      given = true;
      return Content.Chunk.from(ByteBuffer.wrap(body, 0, size), size == body.length);
    }

    @Override
    public void demand(Runnable callback) {
      if (given || size == 0) {
        super.demand(callback);
      } else {
        callback.run();
      }
    }
  }
}
