package weft.api.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.problem.ProblemException;
import weft.api.reading.ReadContexts;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReadingDoor.Heartbeat;
import weft.projections.reading.ReadingsTaken;
import weft.projections.reading.ReadingsTaken.RefusedLine;
import weft.projections.reading.RefusedReadings.Refused;
import weft.projections.reading.ReportedReading;

/** Takes readings of a company's machines, from a request's lines or from a broker's messages. */
@Component
public class ReadingIntake {
  private final ReadingDoor door;
  private final ReadContexts readings;
  private final Clock clock;

  ReadingIntake(ReadingDoor door, ReadContexts readings, Clock clock) {
    this.door = door;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * A message of a broker.
   *
   * @param machine the machine's code that the topic names
   * @param text one line or several, as a request would have them
   */
  public record MachineMessage(String machine, String text) {}

  /** The result of some messages; it is durable. */
  public record MessagesTaken(int taken, int repeated, List<Refused> refused) {}

  ReadingsTaken take(PartyCode owner, ReadingLines lines) {
    ReadingsTaken taken = take(owner, lines.readings, lines.heartbeats);
    List<RefusedLine> refused = new ArrayList<>(taken.refused());
    refused.addAll(lines.malformed);
    refused.sort(Comparator.comparingInt(RefusedLine::line));
    return new ReadingsTaken(taken.taken(), taken.repeated(), List.copyOf(refused));
  }

  /** Takes messages of machines of one company, all in one transaction. */
  public MessagesTaken take(PartyCode owner, List<MachineMessage> messages) {
    List<ReportedReading> reported = new ArrayList<>();
    List<Heartbeat> heartbeats = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (MachineMessage it : messages) {
      ReadingLines lines = lines(it);
      if (lines == null) {
        refused.add(new Refused(it.machine(), "too-large", it.text()));
        continue;
      }
      heartbeats.addAll(lines.heartbeats);
      for (RefusedLine line : lines.malformed) refused.add(refused(it, line.line(), line.code()));
      for (ReportedReading line : lines.readings) {
        if (!line.machine().equals(it.machine())) {
          refused.add(refused(it, line.line(), "wrong-machine"));
          continue;
        }
        reported.add(new ReportedReading(places.size(), line.machine(), line.reading()));
        places.add(new Place(it, line.line()));
      }
    }
    ReadingsTaken taken = take(owner, reported, heartbeats);
    for (RefusedLine it : taken.refused()) {
      Place place = places.get(it.line());
      refused.add(refused(place.message, place.line, it.code()));
    }
    return new MessagesTaken(taken.taken(), taken.repeated(), List.copyOf(refused));
  }

  /** Where a reading came from. */
  private record Place(MachineMessage message, int line) {}

  private ReadingsTaken take(
      PartyCode owner, List<ReportedReading> reported, List<Heartbeat> heartbeats) {
    Set<String> codes = new HashSet<>();
    reported.forEach(it -> codes.add(it.machine()));
    // A machine that was registered just now may not be in the views yet.
    if (!door.knows(owner, codes)) readings.awaitAll();
    return door.take(owner, reported, heartbeats, clock.instant());
  }

  private static @Nullable ReadingLines lines(MachineMessage message) {
    try {
      return ReadingLines.read(
          new ByteArrayInputStream(message.text().getBytes(StandardCharsets.UTF_8)));
    } catch (ProblemException _) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refused refused(MachineMessage message, int line, String code) {
    return new Refused(message.machine(), code, message.text().split("\n", -1)[line - 1]);
  }
}
