package weft.edi.reader.text;

import weft.edi.table.Directory;

/**
 * The segments that enclose messages and groups, and the places of their references, in EDIFACT
 * (ISO 9735-1) and in X12 (X12.5, X12.6). In both, trailers have the count first and the reference
 * second.
 */
public enum FrameSegment {
  EDIFACT(
      "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", 0, 4, "0074", "0062", "0060", "0048", "0036",
      "0020"),
  X12("ISA", "GS", "ST", "SE", "GE", "IEA", 1, 5, "SE01", "SE02", "GE01", "GE02", "IEA01", "IEA02");

  final String interchange;
  final String groupHeader;
  public final String messageHeader;
  public final String messageTrailer;
  final String groupTrailer;
  public final String interchangeTrailer;

  /** The index, from 0, of the header's element that the trailer repeats. */
  public final int messageReference;

  public final int groupReference;

  /** The labels of the trailers' elements in faults. */
  public final String messageCount;

  public final String messageEnd;
  public final String groupCount;
  public final String groupEnd;
  public final String interchangeCount;
  public final String interchangeEnd;
  public final int interchangeCode;
  public final int groupHeaderCode;
  public final int messageHeaderCode;
  public final int messageTrailerCode;
  public final int groupTrailerCode;
  public final int interchangeTrailerCode;

  FrameSegment(
      String interchange,
      String groupHeader,
      String messageHeader,
      String messageTrailer,
      String groupTrailer,
      String interchangeTrailer,
      int messageReference,
      int groupReference,
      String messageCount,
      String messageEnd,
      String groupCount,
      String groupEnd,
      String interchangeCount,
      String interchangeEnd) {
    this.interchange = interchange;
    this.groupHeader = groupHeader;
    this.messageHeader = messageHeader;
    this.messageTrailer = messageTrailer;
    this.groupTrailer = groupTrailer;
    this.interchangeTrailer = interchangeTrailer;
    this.messageReference = messageReference;
    this.groupReference = groupReference;
    this.messageCount = messageCount;
    this.messageEnd = messageEnd;
    this.groupCount = groupCount;
    this.groupEnd = groupEnd;
    this.interchangeCount = interchangeCount;
    this.interchangeEnd = interchangeEnd;
    interchangeCode = code(interchange);
    groupHeaderCode = code(groupHeader);
    messageHeaderCode = code(messageHeader);
    messageTrailerCode = code(messageTrailer);
    groupTrailerCode = code(groupTrailer);
    interchangeTrailerCode = code(interchangeTrailer);
  }

  private static int code(String tag) {
    int code = 0;
    for (int i = 0; i < tag.length(); i++) code = code << 8 | tag.charAt(i);
    return code;
  }

  /** Whether a segment with this tag cannot be part of a message. */
  public boolean ends(int tag) {
    return tag == messageHeaderCode
        || tag == groupHeaderCode
        || tag == groupTrailerCode
        || tag == interchangeTrailerCode;
  }

  /** The service segments for a syntax version. */
  public Directory service(int version) {
    return this == X12 ? Directory.control(version) : Directory.service(version);
  }
}
