package weft.api.as2;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.BodyRoom;
import weft.api.asking.ClientAddress;
import weft.api.asking.Spool;
import weft.edi.as2.As2Answer;
import weft.edi.as2.As2Message;
import weft.edi.as2.As2Reception;
import weft.edi.as2.As2Settings;
import weft.edi.as2.Certificates;

/** Receives AS2 messages and asynchronous receipts, and publishes the hub's certificate. */
@Hidden
@RestController
@RequestMapping("/as2")
class As2Door {
  private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

  private final ObjectProvider<As2Reception> as2;
  private final ObjectProvider<As2Settings> settings;

  /**
   * Every kilobyte counts from the start, because no sender is known before its signature is
   * checked.
   */
  private final BodyRoom room;

  private final ClientAddress addresses;

  As2Door(
      ObjectProvider<As2Reception> as2,
      ObjectProvider<As2Settings> settings,
      Spool spool,
      ClientAddress addresses) {
    this.as2 = as2;
    this.settings = settings;
    this.addresses = addresses;
    this.room = new BodyRoom(spool, 0);
  }

  @GetMapping
  ResponseEntity<String> certificate() {
    As2Settings it = settings.getIfAvailable();
    return it == null
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok().contentType(PEM).body(Certificates.pem(it.key().certificate()));
  }

  @PostMapping
  void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    As2Reception it = as2.getIfAvailable();
    try {
      if (it == null) closed(response);
      else answer(taken(it, request), response);
    } catch (BodyRoom.TooMuch e) {
      response.setStatus(413);
    } catch (BodyRoom.TooSlow e) {
      response.setStatus(408);
    } catch (BodyRoom.BrokenOff e) {
      response.setStatus(400);
    } catch (BodyRoom.NoRoom e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      response.setStatus(503);
    }
  }

  /**
   * Answers 404 without an AS2 key. With a key, AS2 is closed only temporarily, so 503 makes
   * partners retry.
   */
  private void closed(HttpServletResponse response) {
    if (settings.getIfAvailable() == null) response.setStatus(404);
    else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "600");
      response.setStatus(503);
    }
  }

  private As2Answer taken(As2Reception it, HttpServletRequest request) throws IOException {
    String address = addresses.of(request);
    Map<String, String> fields = fields(request);
    Optional<As2Answer> unread = it.unread(fields, address);
    if (unread.isPresent()) return unread.get();
    As2Answer answer;
    long since;
    try (var body = room.hold()) {
      byte[] bytes = body.read(request, address);
      since = System.nanoTime();
      answer = it.take(new As2Message(fields, bytes), address);
    }
    try {
      Thread.sleep(answer.heldBack(since, System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the hub stops, so answer at once
    }
    return answer;
  }

  private static Map<String, String> fields(HttpServletRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames()))
      fields.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    return fields;
  }

  /** Bypasses Spring's converters, so that a stored receipt is sent byte for byte. */
  private static void answer(As2Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.message().fields().forEach(response::setHeader);
    if (answer.status() == 503) response.setHeader(HttpHeaders.RETRY_AFTER, "60");
    response.setContentLength(answer.message().body().length);
    response.getOutputStream().write(answer.message().body());
  }
}
