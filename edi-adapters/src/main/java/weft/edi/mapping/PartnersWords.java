package weft.edi.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.dialect.Change;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.dialect.DialectRefused;
import weft.edi.meaning.Meanings;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.LaidOutRecords;
import weft.party.EdiRules;
import weft.party.EdiRules.CodeTolerance;
import weft.party.PartnerCharset;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;
import weft.party.Side;

/** Reads a sample with a profile's charset, tolerance, dialect and aliases, and stores nothing. */
public final class PartnersWords {
  private PartnersWords() {}

  /** The options for one side's interchanges; each side's system may use its own charset. */
  public static ReaderOptions options(Profile profile, Side sender) {
    String charset = profile.charset(sender);
    var in =
        charset == null
            ? ReaderOptions.STANDARD
            : ReaderOptions.STANDARD.withCharset(PartnerCharset.agreed(charset));
    EdiRules rules = profile.rules();
    return in.toleratingCodes(rules.codes() == CodeTolerance.TOLERANT)
        .withVda(LaidOutRecords.directory(rules.records()));
  }

  /** The sample's result, and the changes made to its segments. */
  public record Reading(InterchangeResult result, List<Change> changes) {}

  /**
   * The side that sent a sample: the one that its envelope names, else the one that usually sends
   * messages of its first type.
   */
  public static Side sender(byte[] sample, Partnership of, PartyDirectory directory) {
    Envelope envelope = EdiReader.scan(sample);
    PartyCode named =
        envelope == null
            ? null
            : directory
                .party(envelope.sender().id(), envelope.scheme(envelope.sender()))
                .orElse(null);
    if (of.buyer().equals(named)) return Side.BUYER;
    if (of.supplier().equals(named)) return Side.SUPPLIER;
    return sender(EdiReader.read(sample));
  }

  /** The side that usually sends messages of the first one's type. */
  static Side sender(ReadInterchange read) {
    List<ReadMessage> messages = read.messages();
    return messages.isEmpty() ? Side.BUYER : Meanings.sender(messages.getFirst().type());
  }

  /**
   * Reads a sample.
   *
   * @param sender the side that sent it
   * @throws DialectRefused if the profile's dialect is invalid
   */
  public static Reading read(Profile profile, byte[] sample, Side sender) {
    ReaderOptions options = options(profile, sender);
    ReadInterchange read = EdiReader.read(sample, options);
    Aliases aliases = Aliases.of(profile.rules(), sender);
    List<ReadMessage> messages = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    try (DialectPipeline pipeline = pipeline(profile.dialect(), sender)) {
      for (ReadMessage it : read.messages()) {
        ReaderOptions agreed = Tolerance.options(options, profile.rules(), it);
        var standard =
            standard(pipeline, Tolerance.judged(it, options, agreed, profile.rules()), agreed);
        var ours = aliases.inOurs(standard.message(), agreed);
        messages.add(ours.message());
        changes.addAll(together(standard.changes(), ours.changes()));
      }
    }
    var result = new ReadInterchange(read.envelope(), read.segments(), messages, read.faults());
    return new Reading(EdiCheck.answer(result), List.copyOf(changes));
  }

  private static @Nullable DialectPipeline pipeline(@Nullable String dialect, Side sender) {
    return dialect == null ? null : new DialectPipeline(Dialect.read(dialect).of(sender));
  }

  private static DialectPipeline.Amended standard(
      @Nullable DialectPipeline pipeline, ReadMessage it, ReaderOptions options) {
    if (pipeline == null) return new DialectPipeline.Amended(it, List.of());
    try {
      return pipeline.amend(it, options);
    } catch (DialectFailed e) {
      var faults = Stream.concat(it.faults().stream(), Stream.of(e.fault())).toList();
      return new DialectPipeline.Amended(it.withFaults(faults), List.of());
    }
  }

  /** Merges an alias's change with the dialect's change to the same segment. */
  private static List<Change> together(List<Change> dialect, List<Change> aliases) {
    List<Change> all = new ArrayList<>(dialect);
    for (Change it : aliases) {
      int before = amendedBefore(all, it);
      if (before < 0) all.add(it);
      else {
        Change first = all.get(before);
        all.set(
            before,
            new Change(first.segment(), first.tag(), first.offset(), first.before(), it.after()));
      }
    }
    all.sort((a, b) -> Integer.compare(a.segment(), b.segment()));
    return all;
  }

  private static int amendedBefore(List<Change> all, Change alias) {
    for (int i = 0; i < all.size(); i++) {
      Change it = all.get(i);
      if (it.segment() == alias.segment() && Objects.equals(it.after(), alias.before())) return i;
    }
    return -1;
  }
}
