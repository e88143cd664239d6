package weft.api.quota;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.asking.Body;
import weft.api.asking.BodyRoom;
import weft.api.asking.Spool;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.api.problem.TooManyAtATime;
import weft.api.problem.Unavailable;
import weft.api.reading.PartyLanes;
import weft.api.security.AskedPath;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;
import weft.language.Text;

/**
 * Reads all request bodies of the API except interchanges and spreadsheets, which have limits of
 * their own. A body has at most 4 MB. A body of more than 16 KB waits on disk for its turn in its
 * party's lane. The entries of its lists are counted before anything is created from it.
 */
@Component
@Order(1)
class JsonBodies extends OncePerRequestFilter {
  private static final int MOST = 4 << 20;
  private static final int MOST_OF_ANYONE = 1 << 10;

  /** Kilobytes of each body that take no part of the common room. */
  private static final int FREE = 64;

  private final PartyLanes lanes;
  private final Quotas quotas;
  private final ProblemWriter problems;
  private final BodyRoom room;

  JsonBodies(PartyLanes lanes, Quotas quotas, ProblemWriter problems, Spool spool) {
    this.lanes = lanes;
    this.quotas = quotas;
    this.problems = problems;
    this.room = new BodyRoom(spool, FREE, MOST);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    if (!hasBody(request)) return true;
    return switch (AskedPath.kind(request)) {
      case INTERCHANGE, SHEET, ELSEWHERE -> true;
      case EXPORT, STREAM, FEED, OPERATION -> false;
    };
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = CurrentCaller.find();
    if (caller.isEmpty()) {
      ofAnyone(request, response, chain);
      return;
    }
    try (var turn = new Turn(caller.get());
        var held = room.hold()) {
      byte[] body = body(request, response, turn, held);
      if (body == null) return;
      String tooLong = JsonLists.tooLong(body, request.getContentType());
      if (tooLong == null) chain.doFilter(new Whole(request, body), response);
      else problems.write(request, response, Body.problem(List.of(Body.tooMany(tooLong))));
    }
  }

  /**
   * A caller without a login reaches only the operations that are open to everyone, and these take
   * a few words. The connection limits end a slow body.
   */
  private void ofAnyone(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_OF_ANYONE + 1);
    if (body.length <= MOST_OF_ANYONE) chain.doFilter(new Whole(request, body), response);
    else problems.write(request, response, tooLarge("1 KB"));
  }

  /** Returns the body; null where it was refused and answered. */
  private byte @Nullable [] body(
      HttpServletRequest request, HttpServletResponse response, Turn turn, BodyRoom.Held held)
      throws IOException {
    try {
      byte[] body = held.read(request, Quotas.party(turn.caller), turn);
      quotas.count(turn.caller, Quota.BYTES, body.length / 1024 + 1);
      return body;
    } catch (Quotas.TooMuch e) {
      QuotaFilter.refuse(request, response, problems, e);
    } catch (TooManyAtATime e) {
      problems.write(request, response, Unavailable.tooManyRequests());
    } catch (BodyRoom.NoRoom e) {
      problems.write(request, response, Unavailable.nothingChanged());
    } catch (BodyRoom.TooMuch e) {
      problems.write(request, response, tooLarge("4 MB"));
    } catch (BodyRoom.TooSlow e) {
      problems.write(request, response, Problem.of(HttpStatus.REQUEST_TIMEOUT));
    } catch (BodyRoom.BrokenOff e) {
      problems.write(request, response, Problem.of(HttpStatus.BAD_REQUEST));
    }
    return null;
  }

  private static Problem tooLarge(String most) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "content-too-large",
        new Text("The request may have at most %s.", "请求体最大为 %s。").with(most));
  }

  /** The place of a large body in its party's lane, taken when the body is complete. */
  private final class Turn implements BodyRoom.Turn, AutoCloseable {
    private final Caller caller;
    private PartyLanes.@Nullable Place place;

    Turn(Caller caller) {
      this.caller = caller;
    }

    @Override
    public void await(int bytes) {
      place = lanes.enter(caller);
    }

    @Override
    public void close() {
      if (place != null) place.close();
    }
  }

  /** A request whose body is in memory. */
  private static final class Whole extends HttpServletRequestWrapper {
    private final byte[] body;

    Whole(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new InMemory(new ByteArrayInputStream(body));
    }
  }

  private static final class InMemory extends ServletInputStream {
    private final ByteArrayInputStream in;

    InMemory(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return in.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is whole");
    }
  }
}
