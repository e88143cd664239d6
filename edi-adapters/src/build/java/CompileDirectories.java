import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Compiles the EDIFACT directories published as XML schemas (org.smooks.cartridges.edi:
 * edifact-schemas, one jar on the class path for each) into the text form that weft.edi.table
 * reads: some 3 MB of XML into 60 KB for the messages of a supply chain, and a list of them, oldest
 * first. Arguments: target folder, stamp file.
 */
public class CompileDirectories {
  static final List<String> MESSAGES =
      List.of(
          "ORDERS", "ORDCHG", "ORDRSP", "DELFOR", "DELJIT", "DESADV", "RECADV", "INVRPT", "INVOIC",
          "QALITY", "APERAK");

  /**
   * Countries, currencies and units have lists of their own (ISO 3166, ISO 4217, UN/ECE Rec 20);
   * what the schemas of D.94A say there are counted lines of text, and no codes.
   */
  static final Set<String> ELSEWHERE = Set.of("3207", "6345", "6411");

  private static final Pattern JAR = Pattern.compile("edifact-schemas-.*-(d[0-9]{2}[a-c])\\.jar");

  public static void main(String[] args) throws Exception {
    Path target = Files.createDirectories(Path.of(args[0]));
    List<String> directories = directories();
    directories.parallelStream().forEach(it -> compile(it, target.resolve(it + ".txt")));
    Files.write(target.resolve("directories.txt"), directories);
    Files.writeString(
        Files.createDirectories(Path.of(args[1]).getParent())
            .resolve(Path.of(args[1]).getFileName()),
        "");
  }

  /** Oldest first: those of 1993 to 1999 are before those of this century. */
  private static List<String> directories() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(JAR::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1))
        .sorted(Comparator.comparing(it -> (it.charAt(1) == '9' ? "19" : "20") + it.substring(1)))
        .toList();
  }

  private static void compile(String directory, Path file) {
    try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      new CompileDirectories(directory, out).compile();
    } catch (Exception e) {
      throw new IllegalStateException(directory, e);
    }
  }

  private final PrintStream out;
  private final Element messageSchema;
  private final Map<String, Element> messages;
  private final Map<String, Element> types;
  private final Map<String, String> segmentTypes = new LinkedHashMap<>();
  private final Set<String> written = new LinkedHashSet<>();

  CompileDirectories(String directory, PrintStream out) throws Exception {
    this.out = out;
    messageSchema = schema("/" + directory + "/EDIFACT-Messages.dfdl.xsd");
    messages = types(messageSchema);
    types = types(schema("/" + directory + "/EDIFACT-Segments.dfdl.xsd"));
    out.println("# " + directory.toUpperCase(Locale.ROOT));
  }

  private static Element schema(String name) throws Exception {
    try (InputStream in = CompileDirectories.class.getResourceAsStream(name)) {
      if (in == null) throw new IOException(name + " is not on the class path");
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    }
  }

  private static Map<String, Element> types(Element schema) {
    Map<String, Element> types = new LinkedHashMap<>();
    for (Element it : children(schema))
      if (it.getTagName().endsWith("Type")) types.put(it.getAttribute("name"), it);
    return types;
  }

  void compile() {
    List<String> structures = new ArrayList<>();
    for (String message : MESSAGES) {
      if (!messages.containsKey(message)) continue;
      StringBuilder line = new StringBuilder("M " + message);
      structure(messages.get(message), line);
      structures.add(line.toString());
    }
    segmentTypes.forEach(this::segment);
    structures.forEach(out::println);
  }

  /**
   * Sequences are transparent: what counts is the order of segments and of the groups they are in.
   */
  private void structure(Element parent, StringBuilder line) {
    for (Element it : children(parent)) {
      if (!it.getTagName().equals("xsd:element")) {
        structure(it, line);
        continue;
      }
      String name = it.getAttribute("name");
      String occurs =
          (it.getAttribute("minOccurs").equals("0") ? "C" : "M") + it.getAttribute("maxOccurs");
      if (name.startsWith("SegGrp-")) {
        line.append(" (").append(name.substring(7)).append(':').append(occurs);
        structure(it, line);
        line.append(" )");
      } else {
        line.append(' ').append(occurs).append(':').append(name);
        String type = it.getAttribute("type");
        // Service segments (UNS, UGH, UGS) are not the directory's.
        if (!type.startsWith("srv:")) segmentTypes.put(name, local(type));
      }
    }
  }

  private void segment(String tag, String type) {
    StringBuilder line = new StringBuilder("S " + tag + " " + type.substring(4));
    for (Element it : elements(types.get(type))) {
      String max = it.getAttribute("maxOccurs");
      line.append(it.getAttribute("minOccurs").equals("0") ? " C" : " M")
          .append(max.isEmpty() ? "1" : max)
          .append(':')
          .append(position(it));
    }
    out.println(line);
  }

  private String position(Element it) {
    String name = it.getAttribute("name");
    return name.startsWith("E") ? element(it) : composite(name, local(it.getAttribute("type")));
  }

  private String composite(String id, String type) {
    if (!written.add(id)) return id;
    StringBuilder line = new StringBuilder("C " + id);
    for (Element it : elements(types.get(type))) {
      int max =
          it.getAttribute("maxOccurs").isEmpty()
              ? 1
              : Integer.parseInt(it.getAttribute("maxOccurs"));
      boolean mandatory = !it.getAttribute("minOccurs").equals("0");
      for (int n = 0; n < max; n++)
        line.append(mandatory && n == 0 ? " M" : " C").append(element(it));
    }
    out.println(line);
    return id;
  }

  private String element(Element it) {
    String id = it.getAttribute("name").substring(1);
    if (!written.add("E" + id)) return id;
    String type = local(it.getAttribute("type"));
    Element restriction = children(types.get(type)).getFirst();
    StringBuilder line =
        new StringBuilder("E " + id + " " + format(local(restriction.getAttribute("base"))));
    line.append(' ').append(type.substring(type.indexOf('-') + 1));
    if (!ELSEWHERE.contains(id))
      for (Element code : children(restriction))
        line.append(' ').append(code.getAttribute("value"));
    out.println(line);
    return id;
  }

  /** alpha0-35 is an..35, alpha4-4 is an4, numeric1-15 is n..15, numeric9 is n9. */
  private static String format(String base) {
    String kind = base.startsWith("numeric") ? "n" : "an";
    String[] lengths = base.replaceAll("[a-z]+", "").split("-");
    boolean fixed = lengths.length == 1 || kind.equals("an") && lengths[0].equals(lengths[1]);
    return kind + (fixed ? "" : "..") + lengths[lengths.length - 1];
  }

  private static List<Element> elements(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Element it : children(parent)) {
      if (it.getTagName().equals("xsd:element")) found.add(it);
      else found.addAll(elements(it));
    }
    return found;
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node it = parent.getFirstChild(); it != null; it = it.getNextSibling())
      if (it instanceof Element element && !element.getTagName().equals("xsd:annotation"))
        found.add(element);
    return found;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
