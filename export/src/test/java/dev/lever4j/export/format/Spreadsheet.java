package dev.lever4j.export.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a spreadsheet makes of a file of CSV: LibreOffice, without a window.
 *
 * @param formulas as the sheet's own file has them
 * @param rows that have any text
 */
record Spreadsheet(List<String> formulas, int rows) {
    static final Path PROGRAM = Path.of("/usr/bin/soffice");

    private static final String FLAT = ".fods";
    private static final int LIMIT_SECONDS = 120;

    /**
     * Opens files.
     *
     * @param separator between cells, as it is set there
     * @param folder for the sheets, and for the profile of a user who has never set anything
     */
    static List<Spreadsheet> of(List<Path> csv, char separator, Path folder) {
        // quotes, UTF-8, from the first line on, numbers are told by their looks, formulas are taken for such
        String filter = "CSV:" + (int) separator + ",34,76,1,,0,false,true,false,false,false,-1,true";
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--infilter=" + filter,
                "--convert-to",
                FLAT.substring(1),
                "--outdir",
                folder.toString()));
        csv.forEach(file -> command.add(file.toString()));
        run(command);
        return csv.stream()
                .map(file -> read(folder.resolve(file.getFileName().toString().replaceFirst("\\.csv$", FLAT))))
                .toList();
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("it does not open them: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Spreadsheet read(Path sheet) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        List<String> formulas = new ArrayList<>();
        int rows = 0;
        try (InputStream in = Files.newInputStream(sheet)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            // what stands before the first row is the head of a page
            boolean empty = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "table-row" -> empty = true;
                    case "table-cell" -> formula(xml, formulas);
                    case "p" -> {
                        rows += empty ? 1 : 0;
                        empty = false;
                    }
                    default -> {}
                }
            }
            return new Spreadsheet(formulas, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new AssertionError(sheet.toString(), e);
        }
    }

    private static void formula(XMLStreamReader cell, List<String> into) {
        for (int i = 0; i < cell.getAttributeCount(); i++) {
            if (cell.getAttributeLocalName(i).equals("formula")) {
                into.add(cell.getAttributeValue(i));
            }
        }
    }
}
