package weft.api.as2;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.edi.as2.As2Answer;
import weft.edi.as2.As2Message;
import weft.edi.as2.As2Reception;
import weft.edi.as2.Certificates;

/** Takes AS2 messages and later receipts; gives the hub's certificate to whoever asks. */
@Hidden
@RestController
@RequestMapping("/as2")
class As2Door {
  private static final int MAX_BYTES = 50 << 20;

  /**
   * Kilobytes of bodies read at a time, whoever sends them: a message is held several times over.
   */
  private static final int ROOM = 64 << 10;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

  private final ObjectProvider<As2Reception> as2;
  private final Semaphore room = new Semaphore(ROOM, true);

  As2Door(ObjectProvider<As2Reception> as2) {
    this.as2 = as2;
  }

  @GetMapping
  ResponseEntity<String> certificate() {
    As2Reception it = as2.getIfAvailable();
    return it == null
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok()
            .contentType(PEM)
            .body(Certificates.pem(it.settings().key().certificate()));
  }

  @PostMapping
  void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
    As2Reception it = as2.getIfAvailable();
    var held = new Held();
    try {
      if (it == null) response.setStatus(404);
      else if (request.getContentLengthLong() > MAX_BYTES) response.setStatus(413);
      else answer(it.take(new As2Message(fields(request), held.body(request))), response);
    } catch (TooMuch e) {
      response.setStatus(413);
    } catch (EOFException e) {
      response.setStatus(400);
    } catch (NoRoom e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      response.setStatus(503);
    } finally {
      held.release();
    }
  }

  private static final class TooMuch extends IOException {}

  private static final class NoRoom extends IOException {}

  /** A body as far as it has come: who announces much and sends nothing takes no room. */
  private final class Held {
    private int kilobytes;

    byte[] body(HttpServletRequest request) throws IOException {
      long announced = request.getContentLengthLong();
      var body = new ByteArrayOutputStream();
      long end = System.nanoTime() + PATIENCE.toNanos();
      byte[] piece = new byte[16 << 10];
      ServletInputStream in = request.getInputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (body.size() + n > MAX_BYTES) throw new TooMuch();
        if (System.nanoTime() > end) throw new InterruptedIOException("a body takes too long");
        more((body.size() + n) / 1024 + 1);
        body.write(piece, 0, n);
      }
      if (announced >= 0 && body.size() != announced) throw new EOFException();
      return body.toByteArray();
    }

    private void more(int needed) throws IOException {
      if (needed <= kilobytes) return;
      try {
        if (!room.tryAcquire(needed - kilobytes, 10, TimeUnit.SECONDS)) throw new NoRoom();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoRoom();
      }
      kilobytes = needed;
    }

    void release() {
      room.release(kilobytes);
    }
  }

  private static Map<String, String> fields(HttpServletRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames()))
      fields.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    return fields;
  }

  /** Past Spring's converters: a receipt that was stored leaves as it was stored. */
  private static void answer(As2Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    answer.message().fields().forEach(response::setHeader);
    if (answer.status() == 503) response.setHeader(HttpHeaders.RETRY_AFTER, "60");
    response.setContentLength(answer.message().body().length);
    response.getOutputStream().write(answer.message().body());
  }
}
