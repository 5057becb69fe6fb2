"""Which forenames are borne by men and which by women: enough to tell "he" from "she".

Common names of English-language news in several languages; names that both bear (Alex, Jean,
Kim, Nicola, Sasha) are left out.
"""

from __future__ import annotations

from typing import Literal

_WOMEN = frozenset(
    """Abigail Ada Adela Adele Agnes Aileen Aisha Alexandra Alice Alicia Alina Alison Allison
    Amanda Amelia Amina Amy Ana Anastasia Angela Angelina Anita Ann Anna Annabel Anne Annette Annie
    Antonia Anya Astrid Audrey Barbara Beata Beatrice Beatriz Becky Belinda Bernadette Beryl Beth
    Bethany Betty Beverley Birgit Brenda Brianna Bridget Brigitte Camilla Camille Carla Carly
    Carmen Carol Carole Carolina Caroline Carolyn Catarina Catherine Cathy Cecilia Celia Charlotte
    Cheryl Chiara Chloe Christina Christine Cindy Claire Clara Clare Claudia Colette Constance
    Cristina Cynthia Daisy Daniela Danielle Daphne Dawn Deborah Debra Deirdre Delia Denise Diana
    Diane Dolores Donna Dora Dorothy Edith Edna Eileen Elaine Eleanor Elena Elisa Elisabeth
    Elizabeth Ella Ellen Elsa Elsie Emilia Emily Emma Erica Erika Esther Ethel Eva Eve Evelyn
    Faith Fatima Felicity Fiona Flora Florence Frances Francesca Freda Freya Frida Gabriela
    Gabrielle Gail Gemma Genevieve Georgia Georgina Gerda Gertrude Gina Giulia Gloria Grace Greta
    Gwen Hannah Harriet Hazel Heather Heidi Helen Helena Helga Henrietta Hilary Hilda Hillary
    Holly Ida Ilse Imogen Ina Ines Inga Ingrid Irene Irina Iris Isabel Isabella Isabelle Isla Ivana
    Ivy Jacqueline Jana Jane Janet Janice Jasmine Jeanette Jeanne Jemima Jennifer Jenny Jessica Jill
    Joan Joanna Joanne Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie Juliet June Karen
    Karin Karina Kate Katharina Katherine Kathleen Kathryn Kathy Katie Katja Katrina Katya Kayla
    Kelly Kirsten Kirsty Kristina Larissa Laura Lauren Leah Leila Lena Leonora Letitia Lidia Lilian
    Liliana Lillian Lily Linda Lisa Liz Lois Lola Loretta Lorna Lorraine Louisa Louise Lucia Lucy
    Ludmila Lydia Lynda Lynn Mabel Madeleine Maeve Magda Magdalena Maggie Maja Mandy Margaret
    Margarita Margot Maria Mariam Marian Marianne Marie Marina Marion Marjorie Marta Martha Martina
    Mary Matilda Maud Maureen Meg Megan Melanie Melissa Meredith Mia Michaela Michelle Mildred Mina
    Mira Miranda Miriam Molly Monica Monika Muriel Myra Nadia Nadine Nancy Naomi Natalia Natalie
    Natasha Nell Nina Nora Norma Olga Olive Olivia Ottilie Paloma Pamela Patricia Paula Paulina
    Pauline Penelope Penny Petra Philippa Phoebe Phyllis Polly Pooja Priscilla Priti Priya Rachel
    Rebecca Regina Renata Rhoda Rita Roberta Rosa Rosalind Rose Rosemary Roxana Ruby Ruth Sabina
    Sabine Sally Samantha Sandra Sara Sarah Selina Sharon Sheila Shirley Sibyl Silvia Simone Sofia
    Sonia Sophia Sophie Stella Stephanie Sue Susan Susanna Susanne Suzanne Svetlana Sylvia Tamara
    Tania Tanya Tara Tatiana Teresa Tessa Thelma Theresa Tina Toni Ulrike Una Ursula Valentina
    Valeria Valerie Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian Viviane Wanda Wendy
    Wilhelmina Winifred Xenia Yasmin Yolanda Yulia Yvette Yvonne Zara Zoe""".split()  # noqa: SIM905
)
_MEN = frozenset(
    """Aaron Abdul Abraham Adam Adolf Adrian Ahmed Alan Alastair Albert Alberto Alec Aleksandr
    Alejandro Alexander Alexei Alfonso Alfred Ali Alistair Allan Allen Alun Alvin Amir Anatoly
    Anders Andre Andreas Andrei Andrew Andy Angus Anthony Anton Antonio Archibald Arnold Arthur
    Arturo Augustus Axel Barack Barney Barry Bartholomew Basil Ben Benedict Benjamin Bernard
    Bernardo Bernie Bert Bertram Bill Bob Boris Brad Bradley Brandon Brendan Brian Bruce Bruno
    Bryan Byron Calvin Carl Carlo Carlos Cedric Charles Chester Christian Christoph Christopher
    Clarence Clark Claude Clement Clifford Clive Clyde Colin Colm Conor Conrad Craig Curtis Cyril
    Dale Damian Daniel Danny Darren Dave David Dean Declan Dennis Derek Desmond Dev Diego Dieter
    Dietrich Dirk Dmitri Dmitry Dominic Don Donald Douglas Duncan Dylan Earl Edgar Edmund Eduardo
    Edward Edwin Eli Elias Emil Emmanuel Enrico Enrique Eric Erich Erik Ernest Ernst Erwin Ethan
    Eugene Evan Felix Ferdinand Fergus Fernando Francesco Francis Francisco Franco Francois Frank
    Franklin Franz Fred Frederick Fritz Gareth Gary Gavin Geoffrey Georg George Gerald Gerard
    Gerhard Gilbert Giorgio Giovanni Giuseppe Glen Glenn Godfrey Gordon Graham Greg Gregory Guido
    Gunther Gus Gustav Guy Hamish Hans Harald Harold Harry Harvey Hector Heinrich Helmut Henri
    Henrik Henry Herbert Herman Hermann Horace Howard Hugh Hugo Humphrey Iain Ian Igor Ivan Ivor
    Jack Jacob Jacques Jake James Jamie Jared Jason Jasper Javier Jay Jeff Jeffrey Jeremiah Jeremy
    Jerome Jerry Jim Jimmy Joachim Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan
    Jorge Jose Josef Joseph Joshua Juan Juergen Julian Julius Jurgen Justin Kai Karl Keir Keith
    Kenneth Kevin Klaus Konrad Kurt Lance Lars Laurence Lawrence Leo Leon Leonard Leonardo Leopold
    Leroy Liam Lionel Lloyd Lorenzo Lothar Louis Luca Lucas Luc Ludwig Luigi Luis Luke Luther
    Malcolm Manfred Manuel Marc Marcel Marco Marcus Mario Mark Markus Marshall Martin Marvin
    Matteo Matthew Matthias Maurice Max Maximilian Melvin Michael Michel Miguel Mike Mikhail Miles
    Milton Mitch Mohamed Mohammad Mohammed Mohamud Muhammad Murray Nathan Nathaniel Ned Neil Nelson
    Neville Niall Nicholas Nick Nicolas Niels Nigel Nikita Nikolai Noah Noel Norbert Norman Oleg
    Oliver Omar Oscar Oskar Osman Otto Owen Pablo Paolo Patrick Paul Pavel Pedro Percy Pete Peter
    Petr Philip Philippe Phillip Pierre Pyotr Rafael Ralph Ramon Raul Ray Raymond Reginald Reinhard
    Rene Reuben Rex Ricardo Richard Rick Robert Roberto Rod Roderick Rodney Roger Roland Rolf Roman
    Ron Ronald Rory Ross Roy Rudi Rudolf Rupert Russell Ryan Salvador Samuel Sanjay Scott Sean
    Sebastian Serge Sergei Sergey Sergio Seth Seymour Sidney Sigmund Silvio Simon Spencer Stanley
    Stefan Stephen Steve Steven Stewart Stuart Sven Ted Terence Theo Theodore Thomas Tim Timothy
    Tobias Toby Todd Tom Tommy Tony Trevor Tristan Ulrich Umberto Vernon Victor Viktor Vincent
    Vincenzo Vittorio Vlad Vladimir Volodymyr Walter Warren Wayne Werner Wilfred Wilhelm Will
    William Winston Wolfgang Xavier Yuri Yusuf Zachary""".split()  # noqa: SIM905
)


def gender_of(forename: str) -> Literal["f", "m", ""]:
    """The gender of those who bear a forename, or nothing where it is not known or both do."""
    first = forename.split("-", 1)[0]
    return "f" if first in _WOMEN else "m" if first in _MEN else ""
