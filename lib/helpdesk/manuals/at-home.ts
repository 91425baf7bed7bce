import type { Manual } from '../model'

/** For teachers who let pupils work at home. */
export const AT_HOME_TEACHERS: Manual = {
  id: 'thuislogin-leerkrachten', for: ['teacher', 'coordinator'], title: 'Thuis inloggen instellen, voor leerkrachten',
  sentence: 'Zo laat u leerlingen thuis verder werken, met toestemming van de ouders.',
  chapters: [
    { title: 'Vooraf', parts: [{ points: ['Vraag de ouders om toestemming en om één of twee e-mailadressen. Eén adres kan voor alle kinderen van een gezin dienen.', 'Alleen titels die de uitgeverij voor thuis heeft toegestaan, gaan thuis open; toetsen bijna nooit. Welke dat zijn, staat bij Lesmateriaal → Thuis.', 'Werkt de school in een netwerkomgeving? Dan logt een leerling thuis meestal daarin in. Vraag het de leverancier.'] }] },
    { title: 'Eén leerling', parts: [{ steps: ['Open de groep en klik bij de leerling op ‘wijzigen’.', 'Vul E-mailadres 1 in, en zo nodig E-mailadres 2.', 'Sla op. De ouder krijgt een link om een wachtwoord te kiezen.'] }] },
    { title: 'De hele groep', parts: [{ steps: ['Open de groep, klik op een waarde in de kolom Thuislogin en dan op ‘E-mailadressen voor de hele groep’.', 'Vul de adressen in, of plak regels uit een spreadsheet.', 'Bekijk het voorbeeld en bevestig.'] }] },
    { title: 'Wat betekent Thuislogin?', parts: [{ points: ['Nee/Nee: geen adres ingevuld; thuis inloggen kan niet.', 'Ja/Nee: er is een adres, maar de ouder heeft nog geen wachtwoord gekozen. Met ‘Herinner alle ouders’ stuurt u een nieuwe link.', 'Ja/Ja: de leerling kan thuis inloggen.'] }] },
    { title: 'Een ouder belt: het lukt niet', parts: [{ steps: ['Kijk of het adres klopt: een letter te weinig of een spatie te veel, en de e-mail komt niet aan.', 'Laat de ouder bij de ongewenste mail kijken.', 'Stuur een nieuwe link. Eerdere links werken dan niet meer.'] }, 'Haalt u een adres weg, dan eindigt de toegang meteen.'] },
  ],
}

/** For parents: to hand out. The school helps, nobody else is named (HLP-5). */
export const AT_HOME_PARENTS: Manual = {
  id: 'thuislogin-ouders', for: ['parent', 'teacher'], title: 'Thuis inloggen, voor ouders en verzorgers',
  sentence: 'Zo werkt uw kind thuis verder in de software van school.',
  chapters: [
    { title: 'Wat u nodig hebt', parts: [{ points: ['De school heeft thuis inloggen voor uw kind aangezet, met uw e-mailadres.', 'U hebt een e-mail van de school gekregen met een link.'] }, 'Gebruikt de school een netwerkomgeving, zoals MOO of Skool? Dan logt uw kind thuis meestal daarin in. Vraag de leerkracht hoe dat gaat.'] },
    { title: 'De eerste keer', parts: [{ steps: ['Open de link in de e-mail.', 'Kies een wachtwoord van ten minste 8 tekens, met een letter en een cijfer.', 'U kunt meteen inloggen. Uw e-mailadres is uw gebruikersnaam.'] }] },
    { title: 'Elke keer', parts: [{ steps: ['Ga naar ‘Thuis inloggen’ en log in met uw e-mailadres en wachtwoord. Laat uw kind meekijken.', 'Hebt u meer kinderen op dit adres? Uw kind kiest het eigen plaatje met de eigen naam, en tikt de pincode of het wachtwoordplaatje van school in.', 'Uw kind kiest wat het wil doen.'] }, 'Zodra de software open is, is uw kind in het portaal uitgelogd. Wil een broer of zus ook werken, log dan opnieuw in.'] },
    { title: 'Geen e-mail gekregen?', parts: [{ steps: ['Kijk bij de ongewenste mail.', 'Kijk of uw postvak vol is.', 'Vraag de leerkracht welk adres er precies is ingevuld.'] }] },
    { title: 'Wachtwoord vergeten?', parts: ['Klik bij ‘Thuis inloggen’ op ‘Gebruikersnaam of wachtwoord vergeten’. U krijgt een link om een nieuw wachtwoord te kiezen.'] },
    { title: 'Lukt het niet?', parts: ['Vraag het de school van uw kind: de leerkracht kan de pincode opzoeken, een nieuwe link sturen en zien hoe het met de thuislogin staat.'] },
  ],
}
