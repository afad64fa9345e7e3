import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;

/**
 * Validates files with veraPDF: java Validate FLAVOUR[,FLAVOUR...] FILE...; without a file, lists the rules.
 *
 * <p>Prints for each file and flavour `checked FILE FLAVOUR COUNT`, the number of checks made, and for each check that
 * failed `failed FILE FLAVOUR CLAUSE TEST MESSAGE`, separated by tabs. A rule is `rule FLAVOUR CLAUSE TEST`.
 */
public final class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        for (String id : args.length == 1 ? args[0].split(",") : new String[0]) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
            for (Rule rule : Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour).getRules()) {
                say("rule", id, rule.getRuleId().getClause(), String.valueOf(rule.getRuleId().getTestNumber()));
            }
        }
        for (int at = 1; at < args.length; at++) {
            for (String id : args[0].split(",")) {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
                try (PDFAParser parser = foundry.createParser(Path.of(args[at]).toFile(), flavour);
                        PDFAValidator validator = foundry.createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    say("checked", args[at], id, String.valueOf(result.getTotalAssertions()));
                    for (TestAssertion check : result.getTestAssertions()) {
                        if (check.getStatus() == TestAssertion.Status.FAILED) {
                            String message = check.getMessage() == null ? "" : check.getMessage();
                            String place = check.getLocation() == null ? "" : check.getLocation().getContext();
                            say("failed", args[at], id, check.getRuleId().getClause(),
                                String.valueOf(check.getRuleId().getTestNumber()), message + " @ " + place);
                        }
                    }
                }
            }
        }
    }

    private static void say(String... fields) {
        System.out.println(String.join("\t", fields).replace("\n", " "));
    }
}
